import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEmbeddedCloud } from '../../src/embedded/cloud.ts';
import type { EmbeddedCloud } from '../../src/embedded/cloud.ts';
import { startGateway } from '../replicas/gatewayProcess.ts';
import type { GatewayProcess } from '../replicas/gatewayProcess.ts';

const upstreams = ['inspector', 'nova', 'karbor', 'tnco', 'keystone'] as const;
const planted = 'gAAAAABplanted-by-a-careless-upstream';

let cloud: EmbeddedCloud;
let gateway: GatewayProcess;
const answers: string[] = [];
/** Whatever went to or came from the cloud to prove who asks. */
const secrets = new Set<string>([planted]);

beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  for (const name of upstreams) {
    cloud.faults[name].add({
      match: ({ headers, body }) => {
        for (const header of ['x-auth-token', 'x-subject-token'])
          if (typeof headers[header] === 'string') secrets.add(headers[header]);
        const [, bearer] = /^Bearer (\S+)/.exec(headers.authorization ?? '') ?? [];
        if (bearer !== undefined) secrets.add(bearer);
        for (const [, password = ''] of body.toString().matchAll(/"(?:password|secret)":"([^"]+)"/g))
          secrets.add(password);
        return false;
      },
    });
  }
  const { OS_PASSWORD = '', TNCO_TOKEN = '' } = cloud.env;
  secrets.add(OS_PASSWORD).add(TNCO_TOKEN);
  gateway = await startGateway({
    ...cloud.env,
    LOG_LEVEL: 'trace',
    CALLERS: 'keystone',
    TRIBUTARY_EMBEDDED: 'no',
    NOVA_RETRIES: '0',
  });
}, 120_000);

afterAll(async () => {
  gateway.signal('SIGKILL');
  await cloud.close();
});

async function login(): Promise<string> {
  const domain = { id: 'default' };
  const user = { name: 'operator', domain, password: cloud.env['OS_PASSWORD'] };
  const identity = { methods: ['password'], password: { user } };
  const response = await fetch(`${cloud.urls.keystone}/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ auth: { identity, scope: { project: { name: 'demo', domain } } } }),
  });
  return response.headers.get('x-subject-token') ?? '';
}

const queries = [
  '{ nodes(first: 3) { nodes { id introspection { state } introspectionData unprocessedIntrospectionData } } }',
  '{ processes(first: 3) { nodes { id status executionPlan } } }',
  '{ protectionProviders { nodes { id checkpoints(first: 3) { nodes { id status } } } } operationLogs(first: 3) { nodes { id } } }',
  '{ upstreamServices { name reachable version } }',
  'mutation { createServerEvents(input: { events: [{ name: NETWORK_CHANGED, serverUuid: "3d7ecfea-4eab-4d5b-9801-0721b604dfc5" }] }) { userErrors { code message } } }',
  'mutation { startIntrospection(input: { nodeId: "metal-01" }) { userErrors { code message } } }',
];

async function ask(token: string): Promise<void> {
  for (const query of queries) {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-auth-token': token, 'x-tributary-explain': '1' },
      body: JSON.stringify({ query }),
    });
    answers.push(JSON.stringify([...response.headers]), await response.text());
  }
}

it('no token and no password is in a log at any level, in the metrics or in an answer, whatever goes wrong', async () => {
  const token = await login();
  await ask(token);
  const tellTale = (secret: string) => ({
    error: { message: `Token ${secret} is refused; password=${planted}`, code: 500 },
    localizedMessage: `Bearer ${secret} was not taken`,
  });
  for (const [status, body] of [
    [500, tellTale(token)],
    [401, tellTale(token)],
    [403, tellTale(planted)],
    [200, `{"token": "${token}", `],
    [503, `<html>X-Auth-Token: ${token}\nAuthorization: Bearer ${planted}</html>`],
  ] as const) {
    const remove = upstreams
      .filter((name) => name !== 'keystone')
      .map((name) =>
        cloud.faults[name].add({ status, body, headers: { 'content-type': 'application/json' } }),
      );
    await ask(token);
    for (const undo of remove) undo();
  }
  await ask(`${token}wrong`);
  secrets.add(`${token}wrong`);
  const resets = upstreams.map((name) => cloud.faults[name].add({ reset: true }));
  await ask(await login().catch(() => token));
  for (const undo of resets) undo();
  const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
  gateway.signal('SIGTERM');
  expect(await gateway.ended).toBe(0);

  const lines = gateway.output();
  // It is a log worth looking at.
  for (const message of [
    '"upstream call"',
    '"upstream call failed"',
    '"request"',
    '"write"',
    '"error answered"',
  ])
    expect(lines).toContain(message);
  expect(metrics).toContain('tributary_upstream_call_duration_seconds');
  expect(secrets.size).toBeGreaterThan(4);
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(7);
    for (const [place, text] of [
      ['log', lines],
      ['metrics', metrics],
      ['answers', answers.join('\n')],
    ] as const)
      expect(
        text.split('\n').filter((line) => line.includes(secret)),
        `${place}: ${secret.slice(0, 12)}…`,
      ).toEqual([]);
  }
});
