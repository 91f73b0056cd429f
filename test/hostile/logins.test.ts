import { describe, expect, it, onTestFinished } from 'vitest';
import { errorCodes } from '../../src/errors.ts';
import { introspectionRow, nodeId } from '../support/rows.ts';
import { attacks } from './attacks.ts';
import { openStage, requestDeadline } from './stage.ts';
import type { Environment } from './stage.ts';

const callersToken = 'gAAAAABa-callers-own-token';
const secret = 'a-password-of-the-gateway';
const node = `{ node(id: "${nodeId}") { id } }`;

interface Login {
  readonly name: string;
  readonly env: (url: string) => Environment;
  readonly query: string;
  /** The call under attack. */
  readonly attacked: RegExp;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the other calls of the query are answered with. */
  readonly before?: unknown;
  /** A question about the service itself is answered, by what is known of it. */
  readonly tells?: boolean;
}

const keystone = (url: string) => ({
  OS_AUTH_URL: `${url}/v3`,
  OS_USERNAME: 'gateway',
  OS_PASSWORD: secret,
  OS_PROJECT_NAME: 'demo',
  OS_USER_DOMAIN_NAME: 'Default',
  OS_PROJECT_DOMAIN_NAME: 'Default',
  KEYSTONE_TIMEOUT: '400ms',
  KEYSTONE_MAX_BODY: '4MiB',
});

const logins: readonly Login[] = [
  {
    name: "keystone, the gateway's own login",
    env: (url) => ({ ...keystone(url), CALLERS: 'anonymous', INSPECTOR_TOKEN: undefined }),
    query: node,
    attacked: /^POST \/v3\/auth\/tokens$/,
    before: introspectionRow(nodeId),
  },
  {
    name: "keystone, the verdict on a caller's token",
    env: (url) => ({
      ...keystone(url),
      CALLERS: 'keystone',
      INSPECTOR_TOKEN: undefined,
      NOVA_TOKEN: undefined,
      KARBOR_TOKEN: undefined,
    }),
    query: node,
    headers: { 'x-auth-token': callersToken },
    attacked: /^GET \/v3\/auth\/tokens/,
    before: introspectionRow(nodeId),
  },
  {
    name: 'TNC-O, client credentials',
    env: () => ({ TNCO_TOKEN: undefined, TNCO_CLIENT_ID: 'gateway', TNCO_CLIENT_SECRET: secret }),
    query: '{ processes { nodes { id } } }',
    attacked: /^POST \/oauth\/token$/,
    before: [],
  },
  {
    name: 'TNC-O, a user of the UI',
    env: () => ({ TNCO_TOKEN: undefined, TNCO_USERNAME: 'gateway', TNCO_PASSWORD: secret }),
    query: '{ processes { nodes { id } } }',
    attacked: /^POST .*\/api\/login$/,
    before: [],
  },
  {
    name: 'the versions of inspector',
    env: () => ({}),
    query: '{ upstreamServices { name reachable version } }',
    attacked: /^GET \/$/,
    tells: true,
  },
  {
    name: 'the versions of nova, before events',
    env: () => ({}),
    query: `mutation { createServerEvents(input: { events: [{ name: POWER_UPDATE, serverUuid: "${nodeId}", tag: "POWER_ON" }] }) { events { code } userErrors { code } } }`,
    attacked: /^GET \/v2\.1\/$/,
    before: { events: [] },
  },
];

describe.each(logins)('$name', ({ env, query, attacked, headers = {}, before = {}, tells = false }) => {
  it.each(attacks)('$name', async (attack) => {
    // One for each: what is learnt of a service is kept.
    const stage = await openStage('off', (url) => ({ ...env(url), SHUTDOWN_GRACE: '1ms' }));
    onTestFinished(async () => stage.close());
    stage.prepare({ name: attack.name, query, attacked, before }, attack);
    const { text, milliseconds } = await stage.ask(query, headers);
    expect(milliseconds).toBeLessThan(requestDeadline + 1_000);
    if (!tells) expect(stage.hits).toBeGreaterThan(0);
    expect(stage.elsewhereHits).toBe(0);
    for (const leak of [...stage.leaks, secret]) expect(text).not.toContain(leak);
    const { data = null, errors = [] } = JSON.parse(text) as {
      data?: Record<string, unknown> | null;
      errors?: { extensions: { code: string } }[];
    };
    for (const { extensions } of errors) {
      expect(Object.keys(errorCodes)).toContain(extensions.code);
      expect(extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
    }
    if (tells)
      return void expect(JSON.stringify(data)).toMatch(
        /"INSPECTOR","reachable":(true|false|null),"version":null/,
      );
    const outcomes = Object.values(data ?? {});
    // Nobody was let in: there is no answer but an error, or a write that was not sent.
    if (errors.length > 0) return void expect(outcomes.filter((one) => one !== null)).toEqual([]);
    expect(text).toMatch(/"userErrors":\[\{"code":"(NOT_SENT|UNSUPPORTED|OUTCOME_UNKNOWN)"/);
  });
});
