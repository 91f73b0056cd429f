import { expect, it } from 'vitest';
import { projects } from '../../../src/embedded/keystone/directory.ts';
import { servers } from '../../../src/embedded/nova/servers.ts';
import type { Stage } from '../../replay/stage.ts';
import { testCloud } from '../calling.ts';

const path = '/v2.1/os-server-external-events';

const event = (name: string, id: string = servers.web1.id, more = {}) => ({ name, server_uuid: id, ...more });

async function post(
  stage: Stage,
  body: unknown,
  more: { headers?: Record<string, string>; target?: string; token?: string } = {},
) {
  const { headers, target = path, token = 'admin' } = more;
  return stage.call('nova', { method: 'POST', target, token, headers, body });
}

it('gives every event an outcome of its own and remembers what it was sent', async () => {
  const stage = await testCloud();
  const events = [
    event('power-update', servers.web1.id, { tag: 'POWER_ON', status: 'in-progress' }),
    event('power-update', '00000000-0000-4000-8000-000000000000'),
    event('power-update', servers.shelved.id),
    event('network-changed', servers.shelved.id),
  ];
  const answer = await post(stage, { events }, { headers: { 'OpenStack-API-Version': 'compute 2.76' } });
  expect(answer).toMatchObject({
    status: 207,
    body: {
      events: [
        { code: 200, status: 'completed' },
        { code: 404 },
        { code: 400 },
        { code: 422, status: 'failed' },
      ],
    },
  });
  const { events: received } = stage.cloud.state.nova;
  expect(received.map(({ code }) => code)).toEqual([200, 404, 400, 422]);
  expect(received[0]).toEqual({
    name: 'power-update',
    serverId: servers.web1.id,
    tag: 'POWER_ON',
    status: 'in-progress',
    code: 200,
    at: stage.clock.now(),
    requestId: answer.headers['x-openstack-request-id'],
    microversion: '2.76',
  });
});

it('takes an empty tag for one', async () => {
  const stage = await testCloud();
  const body = { events: [event('power-update', servers.web1.id, { tag: '' })] };
  const answer = await post(stage, body, { headers: { 'OpenStack-API-Version': 'compute 2.76' } });
  expect(answer).toMatchObject({ status: 200, body: { events: [{ tag: '', code: 200 }] } });
});

it.each([
  ['2.50', 'volume-extended', 400],
  ['2.51', 'volume-extended', 200],
  ['2.75', 'power-update', 400],
  ['2.76', 'power-update', 200],
  ['2.81', 'accelerator-request-bound', 400],
  ['2.82', 'accelerator-request-bound', 200],
  ['2.92', 'volume-reimaged', 400],
  ['2.93', 'volume-reimaged', 200],
  ['latest', 'volume-reimaged', 200],
])('at %s answers %s with %i', async (version, name, status) => {
  const stage = await testCloud();
  const body = { events: [event(name, servers.web1.id, { tag: 'a tag' })] };
  const answer = await post(stage, body, { headers: { 'OpenStack-API-Version': `compute ${version}` } });
  expect(answer.status).toBe(status);
  expect(stage.cloud.state.nova.events).toHaveLength(status === 200 ? 1 : 0);
});

it.each([
  [{ 'OpenStack-API-Version': 'compute 2.94' }, 406, 'compute 2.94', 'computeFault'],
  [{ 'OpenStack-API-Version': 'compute 3.1' }, 406, 'compute 3.1', 'computeFault'],
  [{ 'OpenStack-API-Version': 'compute banana' }, 400, undefined, 'badRequest'],
  [{ 'X-OpenStack-Nova-API-Version': 'abc' }, 400, undefined, 'badRequest'],
  [{ 'X-OpenStack-Nova-API-Version': '2.51' }, 200, 'compute 2.51', 'events'],
  [{ 'OpenStack-API-Version': 'volume 3.70' }, 200, 'compute 2.1', 'events'],
  [{ 'OpenStack-API-Version': 'compute 2.60, volume 3.70' }, 200, 'compute 2.60', 'events'],
  [
    { 'OpenStack-API-Version': 'compute 2.60', 'X-OpenStack-Nova-API-Version': '2.51' },
    200,
    'compute 2.60',
    'events',
  ],
])('negotiates %j', async (headers, status, version, key) => {
  const stage = await testCloud();
  const answer = await post(stage, { events: [event('network-changed')] }, { headers: { ...headers } });
  expect(answer.status).toBe(status);
  expect(answer.headers['openstack-api-version']).toBe(version);
  expect(answer.headers['vary']).toBe(version && 'OpenStack-API-Version, X-OpenStack-Nova-API-Version');
  expect(answer.body).toHaveProperty(key);
});

it('names the bad value as Python would', async () => {
  const stage = await testCloud();
  const bad = event('network-changed', servers.web1.id, { "it's": [true, null, 1.5] });
  expect((await post(stage, { events: [bad] })).body).toMatchObject({
    badRequest: {
      message:
        `Invalid input for field/attribute 0. Value: {'name': 'network-changed', 'server_uuid': '${servers.web1.id}', ` +
        `"it's": [True, None, 1.5]}. Additional properties are not allowed ("it's" was unexpected)`,
    },
  });
});

it.each([
  ['{', 400, 'Malformed request body'],
  ['[]', 400, "[] is not of type 'object'"],
  ['{"events": {}}', 400, "{} is not of type 'array'"],
  ['{"events": [1]}', 400, "Invalid input for field/attribute 0. Value: 1. 1 is not of type 'object'"],
  ['{"events": [{"name": "network-changed"}]}', 400, "'server_uuid' is a required property"],
])('answers %s with %i', async (body, status, message) => {
  const answer = await post(await testCloud(), body, { headers: { 'Content-Type': 'application/json' } });
  expect(answer.status).toBe(status);
  expect(JSON.stringify(answer.body)).toContain(message.replaceAll('"', '\\"'));
});

it('takes bodies up to 112 KiB and no media type that it can’t read', async () => {
  const stage = await testCloud();
  const base = JSON.stringify({ events: [event('network-changed')] });
  const full = base + ' '.repeat(114_688 - base.length);
  expect((await post(stage, full)).status).toBe(200);
  expect(await post(stage, `${full} `)).toMatchObject({
    status: 413,
    headers: { 'content-type': 'text/html; charset=UTF-8' },
  });
  expect((await post(stage, `${full} `, { headers: { Accept: 'application/json' } })).body).toMatchObject({
    code: '413 Request Entity Too Large',
  });
  const xml = await post(stage, base, { headers: { 'Content-Type': 'application/xml' } });
  expect(xml).toMatchObject({ status: 415, body: { badMediaType: { code: 415 } } });
});

it('takes the token’s own project in the path and no other', async () => {
  const stage = await testCloud();
  const body = { events: [event('network-changed')] };
  const at = (id: string) => ({ target: `/v2.1/${id}/os-server-external-events`, token: 'operator' });
  expect((await post(stage, body, at(projects.demo.id))).status).toBe(200);
  const foreign = await post(stage, body, at(projects.other.id));
  expect(foreign.status).toBe(400);
  expect(JSON.stringify(foreign.body)).toContain(
    '{"badRequest":{"code":400,"message":"Malformed request URL: ',
  );
});

it('relaxes unknown keys and ignores versions under the legacy path', async () => {
  const stage = await testCloud();
  const body = { events: [event('network-changed', servers.web1.id, { banana: 1 })] };
  const headers = { 'OpenStack-API-Version': 'compute 2.999' };
  expect(await post(stage, body, { headers, target: '/v2/os-server-external-events' })).toMatchObject({
    status: 200,
    body: {
      events: [{ name: 'network-changed', server_uuid: servers.web1.id, status: 'completed', code: 200 }],
    },
  });
});

it('keeps its version documents open and everything else closed', async () => {
  const stage = await testCloud();
  const get = async (target: string) => stage.call('nova', { method: 'GET', target });
  expect(await get('/')).toMatchObject({ status: 200, body: { versions: [{ id: 'v2.0' }, { id: 'v2.1' }] } });
  expect(await get('/v2.1')).toMatchObject({
    status: 200,
    body: { version: { version: '2.93', min_version: '2.1' } },
  });
  expect(await get('/v2/')).toMatchObject({ status: 200, body: { version: { id: 'v2.0' } } });
  expect((await get(path)).status).toBe(401);
  expect((await get('/v2.1/servers')).status).toBe(401);
  expect((await get('/v3/')).status).toBe(404);
});
