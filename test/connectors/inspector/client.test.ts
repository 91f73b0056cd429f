import { describe, expect, it } from 'vitest';
import type { InspectorClient } from '../../../src/connectors/inspector/client.ts';
import type { Answer } from '../../support/fakeUpstream.ts';
import { introspectionRow, nodeId } from '../../support/rows.ts';
import { version, strays, lengthOf, open } from './clientTo.ts';

describe('each call as it goes out', () => {
  const accepted = { status: 202, json: {} };
  const calls: [string, Answer, (client: InspectorClient) => Promise<unknown>, string[]][] = [
    [
      'a list',
      { json: { introspection: [] } },
      (client) => client.introspections({ limit: 5, marker: null, states: null }),
      ['GET /v1/introspection?limit=5'],
    ],
    [
      'a page of some states',
      { json: { introspection: [] } },
      (client) => client.introspections({ limit: 1000, marker: nodeId, states: ['waiting', 'error'] }),
      [`GET /v1/introspection?limit=1000&marker=${nodeId}&state=waiting,error`],
    ],
    [
      'a status',
      { json: introspectionRow(nodeId) },
      (client) => client.introspection('metal 01'),
      ['GET /v1/introspection/metal%2001'],
    ],
    ['a start', accepted, (client) => client.start(nodeId, null), [`POST /v1/introspection/${nodeId}`]],
    [
      'a start that leaves the boot alone',
      accepted,
      (client) => client.start(nodeId, false),
      [`POST /v1/introspection/${nodeId}?manage_boot=false`],
    ],
    [
      'a start that does not',
      accepted,
      (client) => client.start(nodeId, true),
      [`POST /v1/introspection/${nodeId}?manage_boot=true`],
    ],
    ['an abort', accepted, (client) => client.abort(nodeId), [`POST /v1/introspection/${nodeId}/abort`]],
    ['the data', { json: {} }, (client) => client.data(nodeId), [`GET /v1/introspection/${nodeId}/data`]],
    [
      'the unprocessed data',
      { json: {} },
      (client) => client.unprocessedData(nodeId),
      [`GET /v1/introspection/${nodeId}/data/unprocessed`],
    ],
    [
      'a reapply of what is stored',
      accepted,
      (client) => client.reapply(nodeId, null),
      [`POST /v1/introspection/${nodeId}/data/unprocessed`],
    ],
  ];

  it.each(calls)('%s', async (_what, answer, call, lines) => {
    const { upstream, client } = await open(() => answer);
    await call(client);
    expect(upstream.lines).toEqual(lines);
    expect(upstream.seen[0]).toMatchObject({
      body: '',
      headers: { [version]: '1.18', accept: 'application/json', 'x-auth-token': 'a-token' },
    });
    const [seen] = upstream.seen;
    if (seen?.method === 'POST') expect(lengthOf(seen)).toBe('0');
    expect(seen?.headers).not.toHaveProperty('transfer-encoding');
    expect(seen?.headers).not.toHaveProperty('openstack-api-version');
  });

  it('a reapply of other data, of fixed length', async () => {
    const { upstream, client } = await open(() => accepted);
    await client.reapply(nodeId, { inventory: { hostname: 'größe' } });
    expect(upstream.lines).toEqual([`POST /v1/introspection/${nodeId}/data/unprocessed`]);
    expect(upstream.seen[0]).toMatchObject({
      body: '{"inventory":{"hostname":"größe"}}',
      headers: { 'content-type': 'application/json', 'content-length': '36' },
    });
    expect(upstream.seen[0]?.headers).not.toHaveProperty('transfer-encoding');
  });

  it('the newest version, without one of its own', async () => {
    const { upstream, client } = await open(() => ({ json: { versions: [{ id: '1.0' }, { id: '1.18' }] } }));
    expect(await client.newestVersion()).toBe('1.18');
    expect(upstream.lines).toEqual(['GET /']);
    expect(upstream.seen[0]?.headers).not.toHaveProperty(version);
  });

  it('takes the empty body that servers before 10.3.0 accept a write with', async () => {
    const { client } = await open(() => ({ status: 202 }));
    await expect(client.start(nodeId, null)).resolves.toBeUndefined();
  });

  it('does not take a 200 for the acceptance of a write', async () => {
    const { client } = await open(() => ({ json: {} }));
    await expect(client.start(nodeId, null)).rejects.toMatchObject({ code: 'UPSTREAM_MALFORMED' });
  });
});

describe('a write that meets a lock or an absent conductor', () => {
  const calls = {
    start: async (client: InspectorClient) => client.start(nodeId, null),
    abort: async (client: InspectorClient) => client.abort(nodeId),
    reapply: async (client: InspectorClient) => client.reapply(nodeId, { a: 1 }),
  };

  it.each([
    ['abort', 503],
    ['reapply', 409],
    ['reapply', 503],
  ] as const)('is sent again where that is harmless: %s, %i', async (write, status) => {
    const { upstream, client } = await open((_request, nth) => ({ status: nth === 1 ? status : 202 }));
    await calls[write](client);
    const [first, second] = upstream.seen;
    expect(upstream.seen).toHaveLength(2);
    expect(second).toMatchObject({ method: 'POST', url: first?.url, body: first?.body });
  });

  it.each([
    ['start', 409],
    ['start', 503],
    ['abort', 409], // the state may have changed under the lock
  ] as const)('is not where it reboots a machine or turns it off: %s, %i', async (write, status) => {
    const { upstream, client } = await open(() => ({ status }));
    await expect(calls[write](client)).rejects.toMatchObject({ call: { status } });
    expect(upstream.lines).toHaveLength(1);
  });
});

describe('what is absent', () => {
  const notFound = { status: 404, json: { error: { message: 'Could not find node x in cache' } } };

  it.each(['introspection', 'data', 'unprocessedData'] as const)('is null: %s', async (call) => {
    const { client } = await open(() => notFound);
    expect(await client[call](nodeId)).toBeNull();
  });

  it.each(strays)("is not what a 404 means that is not inspector's word on it: %#", async (stray) => {
    const { client } = await open(() => stray);
    for (const call of ['introspection', 'data', 'unprocessedData'] as const) {
      await expect(client[call](nodeId)).rejects.toMatchObject({
        code: 'UPSTREAM_MALFORMED',
        message: expect.stringContaining('check the address') as unknown,
        call: { status: 404 },
      });
    }
  });

  const swift = (why: string): Answer => {
    const message = `Swift failed to get object inspector_data-${nodeId} in container ironic-inspector. Error was: ${why}`;
    return { status: 400, json: { error: { message } } };
  };

  it.each([
    'NotFoundException: 404: Client Error for url: http://10.0.0.9:8080/v1/x, Not Found',
    'Object GET failed: http://10.0.0.9:8080/v1/x 404 Not Found',
  ])('is null too where the swift store answers 400 for it: %s', async (why) => {
    const { client } = await open(() => swift(why));
    expect(await client.data(nodeId)).toBeNull();
    expect(await client.unprocessedData(nodeId)).toBeNull();
  });

  it.each([
    'HttpException: 503: Server Error for url: http://10.0.0.9:8080/v1/x, Service Unavailable',
    'ForbiddenException: 403: Client Error for url: http://10.0.0.9:8080/v1/x, Forbidden',
    'Timed out',
  ])('is not what an outage of swift means: %s', async (why) => {
    const { upstream, client } = await open(() => swift(why));
    const rejected = { code: 'UPSTREAM_REJECTED', call: { status: 400 } };
    await expect(client.data(nodeId)).rejects.toMatchObject(rejected);
    await expect(client.unprocessedData(nodeId)).rejects.toMatchObject(rejected);
    const line = `GET /v1/introspection/${nodeId}/data`;
    expect(upstream.lines).toEqual([line, `${line}/unprocessed`]);
  });

  it('is an error for a list, a write, and any other 400', async () => {
    const { client } = await open(() => notFound);
    const asked = { limit: 1, marker: nodeId, states: null };
    await expect(client.introspections(asked)).rejects.toMatchObject({ code: 'UPSTREAM_REJECTED' });
    await expect(client.start(nodeId, null)).rejects.toMatchObject({ code: 'UPSTREAM_REJECTED' });
    const other = await open(() => ({ status: 400, json: { error: { message: 'Bad request' } } }));
    await expect(other.client.data(nodeId)).rejects.toMatchObject({ code: 'UPSTREAM_REJECTED' });
  });
});
