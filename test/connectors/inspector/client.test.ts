import { describe, expect, it } from 'vitest';
import { InspectorClient } from '../../../src/connectors/inspector/client.ts';
import { ApiVersion } from '../../../src/connectors/inspector/version.ts';
import { fakeUpstream } from '../../support/fakeUpstream.ts';
import type { Answer, Seen } from '../../support/fakeUpstream.ts';
import { introspectionRow, nodeId, uuidOf } from '../../support/rows.ts';
import { transportTo } from '../../support/transport.ts';

const version = 'x-openstack-ironic-inspector-api-version';
const maximum = 'x-openstack-ironic-inspector-api-maximum-version';
/** 404s of a web server in front of inspector, and of inspector for a path that it does not know. */
const strays: readonly Answer[] = [
  { status: 404, headers: { 'content-type': 'text/html' }, text: '<html><h1>404 Not Found</h1>nginx</html>' },
  {
    status: 404,
    json: {
      error: {
        message:
          '404 Not Found: The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
      },
    },
  },
];
const lengthOf = ({ headers }: Seen) => headers['content-length'];

async function open(answer: (request: Seen, nth: number) => Answer) {
  const upstream = await fakeUpstream(answer);
  return {
    upstream,
    client: new InspectorClient(transportTo(upstream.url, { name: 'inspector' }), new ApiVersion()),
  };
}

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

describe('an older server', () => {
  const speaks = (newest: string): ((request: Seen) => Answer) => {
    const limit = Number(newest.split('.')[1]);
    return ({ headers, method, url }) => {
      const asked = Number(String(headers[version]).split('.')[1]);
      const head = { [maximum]: newest };
      if (asked > limit) return { status: 406, headers: head, json: { error: { message: 'Unsupported' } } };
      if (url.includes('?')) return { headers: head, json: { introspection: [introspectionRow(nodeId)] } };
      return method === 'GET'
        ? { headers: head, json: introspectionRow(nodeId) }
        : { status: 202, headers: head, json: {} };
    };
  };

  it('is spoken to in its newest version, from the first 406 on', async () => {
    const { upstream, client } = await open(speaks('1.12'));
    await client.introspection(nodeId);
    await client.introspection(nodeId);
    expect(upstream.seen.map(({ headers }) => headers[version])).toEqual(['1.18', '1.12', '1.12']);
  });

  it('is spoken to in a newer one as soon as it says that it has one', async () => {
    const { upstream, client } = await open((request, nth) => speaks(nth <= 2 ? '1.12' : '1.18')(request));
    for (let n = 0; n < 3; n++) await client.introspection(nodeId);
    await client.unprocessedData(nodeId);
    const asked = upstream.seen.map(({ headers }) => headers[version]);
    expect(asked).toEqual(['1.18', '1.12', '1.12', '1.18', '1.18']);
  });

  it.each([
    ['1.6', async (client: InspectorClient) => client.introspection(nodeId)],
    [
      '1.7',
      async (client: InspectorClient) => client.introspections({ limit: 5, marker: null, states: null }),
    ],
    [
      '1.9',
      async (client: InspectorClient) =>
        client.introspections({ limit: 5, marker: null, states: ['waiting'] }),
    ],
  ])('is not asked for what its answers cannot tell: %s', async (newest, call) => {
    const { upstream, client } = await open(speaks(newest));
    await expect(call(client)).rejects.toMatchObject({
      code: 'UPSTREAM_UNSUPPORTED_VERSION',
      message: expect.stringContaining(`API ${newest}`) as unknown,
    });
    expect(upstream.seen.map(({ headers }) => headers[version])).toEqual(['1.18']);
  });

  it.each([
    ['1.7', async (client: InspectorClient) => client.introspection(nodeId)],
    [
      '1.8',
      async (client: InspectorClient) => client.introspections({ limit: 5, marker: null, states: null }),
    ],
    [
      '1.10',
      async (client: InspectorClient) =>
        client.introspections({ limit: 5, marker: null, states: ['waiting'] }),
    ],
  ])('is asked for what it can tell: %s', async (newest, call) => {
    const { upstream, client } = await open(speaks(newest));
    expect(await call(client)).not.toBeNull();
    expect(upstream.seen.map(({ headers }) => headers[version])).toEqual(['1.18', newest]);
  });

  it('does not fail the calls that were under way when it was found out', async () => {
    const { client } = await open(speaks('1.12'));
    const runs = await Promise.all(Array.from({ length: 10 }, (_, n) => client.introspection(uuidOf(n))));
    expect(runs.every((run) => run?.state === 'FINISHED')).toBe(true);
  });

  it('is not sent what it does not know: unprocessed data before 1.17', async () => {
    const { upstream, client } = await open(speaks('1.16'));
    const refused = { code: 'UPSTREAM_UNSUPPORTED_VERSION', call: { sent: false } };
    await expect(client.unprocessedData(nodeId)).rejects.toMatchObject(refused);
    await expect(client.unprocessedData(nodeId)).rejects.toMatchObject(refused);
    expect(upstream.seen.map(({ headers }) => headers[version])).toEqual(['1.18']);
  });

  it('is not sent what it would ignore: the data of a reapply before 1.15', async () => {
    const { upstream, client } = await open(speaks('1.14'));
    await expect(client.reapply(nodeId, { a: 1 })).rejects.toMatchObject({
      code: 'UPSTREAM_UNSUPPORTED_VERSION',
      message: expect.stringContaining('API 1.14') as unknown,
    });
    await client.reapply(nodeId, null);
    expect(upstream.seen.map(({ headers, body }) => [headers[version], body])).toEqual([
      ['1.18', '{"a":1}'],
      ['1.14', ''],
    ]);
  });

  it.each([undefined, 'none', '1.18', '2.0'])(
    'that offers no way out with %s is an error',
    async (offered) => {
      const headers: Record<string, string> = offered === undefined ? {} : { [maximum]: offered };
      const { upstream, client } = await open(() => ({ status: 406, headers }));
      await expect(client.introspection(nodeId)).rejects.toMatchObject({
        code: 'UPSTREAM_UNSUPPORTED_VERSION',
      });
      expect(upstream.lines).toHaveLength(1);
    },
  );
});
