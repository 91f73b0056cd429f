import { expect, it } from 'vitest';
import { directory, projects } from '../../../src/embedded/keystone/directory.ts';
import type { Stage } from '../../replay/stage.ts';
import { testCloud } from '../calling.ts';

const domain = { id: 'default' };

/** POST /v3/auth/tokens. */
async function logIn(stage: Stage, identity: unknown, scope?: unknown) {
  const body = { auth: { identity, ...(scope !== undefined && { scope }) } };
  return stage.call('keystone', { method: 'POST', target: '/v3/auth/tokens', body });
}

const password = (user: object, secret: string) => ({
  methods: ['password'],
  password: { user: { ...user, password: secret } },
});
const operator = password({ name: 'operator', domain }, 'operator-password');
const demo = { project: { name: 'demo', domain: { name: 'Default' } } };

async function show(stage: Stage, token: string, subject = token, method = 'GET') {
  const headers = { 'X-Auth-Token': token, 'X-Subject-Token': subject };
  return stage.call('keystone', { method, target: '/v3/auth/tokens', headers });
}

it('takes a user and a project by name or by id', async () => {
  const stage = await testCloud();
  const id = directory.users.find(({ name }) => name === 'operator')?.id;
  const byId = password({ id }, 'operator-password');
  for (const [identity, scope] of [
    [operator, demo],
    [byId, { project: { id: projects.demo.id } }],
  ]) {
    const answer = await logIn(stage, identity, scope);
    expect(answer).toMatchObject({
      status: 201,
      body: { token: { project: projects.demo, user: { name: 'operator' } } },
    });
    expect(answer.headers['x-subject-token']).toHaveLength(183);
  }
});

it('grants what a role implies, and says where each service is', async () => {
  const stage = await testCloud();
  const { body } = await logIn(stage, operator, demo);
  expect(body).toMatchObject({
    token: { roles: [{ name: 'admin' }, { name: 'member' }, { name: 'reader' }] },
  });
  const { urls } = stage.cloud;
  const karbor = `${urls.karbor}/v1/${projects.demo.id}`;
  const wanted = [`${urls.keystone}/v3/`, urls.inspector, `${urls.nova}/v2.1`, karbor];
  for (const url of wanted) expect(JSON.stringify(body)).toContain(`"url":"${url}"`);
});

it.each([
  ['a wrong password', password({ name: 'operator', domain }, 'nope'), demo, 401],
  ['an unknown user', password({ name: 'nobody', domain }, 'nope'), demo, 401],
  ['a name without its domain', password({ name: 'operator' }, 'operator-password'), demo, 400],
  ['a project without its domain', operator, { project: { name: 'demo' } }, 400],
  ['an unknown domain', password({ name: 'operator', domain: { id: 'x' } }, 'operator-password'), demo, 401],
  ['a project without a role in it', operator, { project: { id: projects.other.id } }, 401],
  ['the system without a role on it', operator, { system: { all: true } }, 401],
  ['a domain', operator, { domain: { id: 'default' } }, 401],
  ['an unknown method', { methods: ['totp'], totp: {} }, demo, 401],
  ['no method', {}, demo, 400],
  [
    'a credential with a scope',
    { methods: ['application_credential'], application_credential: credential() },
    demo,
    401,
  ],
])('refuses %s', async (_, identity, scope, status) => {
  const answer = await logIn(await testCloud(), identity, scope);
  expect(answer).toMatchObject({ status, body: { error: { code: status } } });
  expect('www-authenticate' in answer.headers).toBe(status === 401);
});

function credential() {
  const { id, secret } = directory.applicationCredentials[1] ?? {};
  return { id, secret };
}

it('takes an application credential by id, or by name and user', async () => {
  const stage = await testCloud();
  const { name, secret } = directory.applicationCredentials[1] ?? {};
  for (const given of [credential(), { name, secret, user: { name: 'operator', domain } }]) {
    const answer = await logIn(stage, { methods: ['application_credential'], application_credential: given });
    expect(answer).toMatchObject({ status: 201, body: { token: { project: projects.demo } } });
  }
});

it('rescopes a token, which keeps its expiry and names where it came from', async () => {
  const stage = await testCloud();
  const unscoped = await logIn(stage, operator);
  expect(JSON.stringify(unscoped.body)).not.toMatch(/"(catalog|roles|project)"/);
  stage.clock.advance(60_000);
  const id = unscoped.headers['x-subject-token'] ?? '';
  const scoped = await logIn(stage, { methods: ['token'], token: { id } }, demo);
  expect(scoped.body).toMatchObject({
    token: {
      methods: ['token', 'password'],
      issued_at: '2026-01-02T03:05:05.000000Z',
      expires_at: '2026-01-02T04:04:05.000000Z',
      audit_ids: [expect.any(String), expect.any(String)],
    },
  });
});

it.each([
  ['of an application credential', 'application credential of admin'],
  ['of the system scope', 'admin on the system scope'],
])('gives no project token for one %s', async (_, name) => {
  const stage = await testCloud();
  const identity = { methods: ['token'], token: { id: await stage.token(name) } };
  expect((await logIn(stage, identity, { project: { id: projects.admin.id } })).status).toBe(403);
});

it('expires tokens on the clock', async () => {
  const stage = await testCloud({ tokenLifetime: 20 });
  const token = await stage.token('member');
  stage.clock.advance(19_999);
  expect((await show(stage, token)).status).toBe(200);
  stage.clock.advance(1);
  expect((await show(stage, token)).status).toBe(401);
  expect(await show(stage, await stage.login('admin', 'admin'), token)).toMatchObject({ status: 404 });
});

it('lets a token be looked at and revoked by itself and by admins only', async () => {
  const stage = await testCloud();
  const [member, outsider] = [await stage.token('member'), await stage.login('outsider', 'other')];
  expect((await show(stage, outsider, member)).status).toBe(403);
  expect((await show(stage, await stage.token('reader on the system scope'), member)).status).toBe(200);
  expect(await show(stage, member, member, 'HEAD')).toMatchObject({ status: 200, body: null });
  expect((await show(stage, outsider, member, 'DELETE')).status).toBe(403);
  expect((await show(stage, await stage.token('reader on the system scope'), member, 'DELETE')).status).toBe(
    403,
  );
  expect(await show(stage, member, member, 'DELETE')).toMatchObject({ status: 204, body: null });
  expect((await show(stage, member)).status).toBe(401);
  expect((await show(stage, outsider, member)).status).toBe(404);
});

it('has no catalog for an unscoped token and none of a project for the system', async () => {
  const stage = await testCloud();
  const catalog = async (token: string) =>
    stage.call('keystone', { method: 'GET', target: '/v3/auth/catalog', headers: { 'X-Auth-Token': token } });
  expect((await catalog(await stage.login('operator', null))).status).toBe(403);
  const { body } = await catalog(await stage.token('admin on the system scope'));
  expect(JSON.stringify(body)).toContain(`"url":"${stage.cloud.urls.nova}/v2.1"`);
  expect(JSON.stringify(body)).toMatch(
    /\{"endpoints":\[\],"id":"\w{32}","type":"data-protect","name":"karbor"\}/,
  );
});

it('answers a path that it doesn’t have with 404', async () => {
  const stage = await testCloud();
  expect(await stage.call('keystone', { method: 'GET', target: '/v3/nowhere' })).toMatchObject({
    status: 404,
    body: { error: { title: 'Not Found' } },
  });
});
