import { expect, it } from 'vitest';
import { codes, openGateway } from '../support/gateway.ts';
import { fakeUpstream } from '../support/fakeUpstream.ts';
import type { Answer } from '../support/fakeUpstream.ts';

const byName = { OS_USERNAME: 'ops', OS_USER_DOMAIN_NAME: 'Default', OS_PASSWORD: 'pw' };
const user = { name: 'ops', domain: { name: 'Default' }, password: 'pw' };
const project = { OS_PROJECT_NAME: 'service', OS_PROJECT_DOMAIN_ID: 'default' };
const password = { methods: ['password'], password: { user } };

/** What a token is worth, as Keystone prints it. */
const verdict = (life = 3_600_000) => ({
  token: {
    issued_at: new Date().toISOString(),
    expires_at: new Date(Date.now() + life).toISOString(),
    user: { id: 'u1', name: 'ops' },
    project: { id: 'p1', name: 'service' },
  },
});

/** A Keystone that gives out numbered tokens, and an inspector. */
async function openPair(inspector: (token: string) => Answer, life?: number) {
  let logins = 0;
  const keystone = await fakeUpstream(() => ({
    status: 201,
    headers: { 'x-subject-token': `token-${++logins}` },
    json: verdict(life),
  }));
  const service = await fakeUpstream(({ headers }) => inspector(String(headers['x-auth-token'])));
  return { keystone, service, urls: { OS_AUTH_URL: keystone.url, INSPECTOR_URL: service.url } };
}

const empty: Answer = { json: { introspection: [] } };
const query = '{ nodes(first: 1) { nodes { id } } }';
const anonymous = { CALLERS: 'anonymous' };

it.each([
  [
    'a password in a project',
    { ...byName, ...project },
    { identity: password, scope: { project: { name: 'service', domain: { id: 'default' } } } },
  ],
  [
    'a password in the system',
    { ...byName, OS_SYSTEM_SCOPE: 'all' },
    { identity: password, scope: { system: { all: true } } },
  ],
  ['a password without a scope', byName, { identity: password }],
  [
    'a token',
    { OS_AUTH_TYPE: 'token', OS_TOKEN: 'old', OS_PROJECT_ID: 'p1' },
    { identity: { methods: ['token'], token: { id: 'old' } }, scope: { project: { id: 'p1' } } },
  ],
  [
    'an application credential, which brings its scope',
    { OS_APPLICATION_CREDENTIAL_ID: 'ac', OS_APPLICATION_CREDENTIAL_SECRET: 's', ...project },
    {
      identity: {
        methods: ['application_credential'],
        application_credential: { id: 'ac', secret: 's' },
      },
    },
  ],
])('logs in with %s', async (_what, env: Record<string, string>, auth) => {
  const { keystone, service, urls } = await openPair(() => empty);
  const { run } = await openGateway({ ...urls, ...env, ...anonymous });
  expect((await run(query)).errors).toEqual([]);
  expect(keystone.lines).toEqual(['POST /v3/auth/tokens']);
  expect(JSON.parse(keystone.seen[0]?.body ?? '')).toEqual({ auth });
  expect(service.seen[0]?.headers['x-auth-token']).toBe('token-1');
});

it('logs in anew once when a token is refused, and repeats once', async () => {
  const { keystone, service, urls } = await openPair((token) =>
    token === 'token-2' ? empty : { status: 401 },
  );
  const { run } = await openGateway({ ...urls, ...byName, ...project, ...anonymous });
  const answers = await Promise.all(Array.from({ length: 20 }, async () => run(query)));
  expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  expect(keystone.lines).toHaveLength(2);
  expect(service.seen.at(-1)?.headers['x-auth-token']).toBe('token-2');
});

it('gives up after one new login when every token is refused', async () => {
  const { keystone, service, urls } = await openPair(() => ({ status: 401 }));
  const { run } = await openGateway({ ...urls, ...byName, ...project, ...anonymous });
  expect(codes(await run(query))).toEqual(['UPSTREAM_FORBIDDEN']);
  expect([keystone.lines.length, service.lines.length]).toEqual([2, 2]);
});

it('never logs in anew for a 403', async () => {
  const { keystone, service, urls } = await openPair(() => ({ status: 403 }));
  const { run } = await openGateway({ ...urls, ...byName, ...project, ...anonymous });
  expect(codes(await run(query))).toEqual(['UPSTREAM_FORBIDDEN']);
  expect([keystone.lines.length, service.lines.length]).toEqual([1, 1]);
});

it('names Keystone when it refuses the login, and shows nothing of it', async () => {
  const keystone = await fakeUpstream(() => ({ status: 401, json: { error: { message: 'no', code: 401 } } }));
  const inspector = await fakeUpstream(() => empty);
  const urls = { OS_AUTH_URL: keystone.url, INSPECTOR_URL: inspector.url };
  const { run } = await openGateway({ ...urls, ...byName, ...project, ...anonymous });
  const answer = await run(query);
  expect(answer.errors[0]?.extensions).toMatchObject({ code: 'UPSTREAM_FORBIDDEN', upstream: 'keystone' });
  expect(answer.text).not.toMatch(/"pw"|127\.0\.0\.1/);
  expect(inspector.lines).toEqual([]);
});
