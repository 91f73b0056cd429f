import { describe, expect, it } from 'vitest';
import { fakeUpstream } from '../../support/fakeUpstream.ts';
import type { Seen } from '../../support/fakeUpstream.ts';
import { codes, openGateway } from '../../support/gateway.ts';
import { introspectionRow, nodeId, uuidOf } from '../../support/rows.ts';

type Row = ReturnType<typeof introspectionRow>;

/** The list as inspector gives it: pages by marker, 400 over 1,000, 404 for a marker it does not know. */
function listed(rows: () => readonly Row[], minds: { states: boolean } = { states: true }) {
  return ({ url }: Seen) => {
    const query = new URL(url, 'http://x').searchParams;
    const limit = Number(query.get('limit'));
    if (limit > 1000) return { status: 400, json: { error: { message: 'Bad request: Limit over 1000' } } };
    const states = minds.states ? query.get('state')?.split(',') : undefined;
    const fit = rows().filter(({ state }) => states?.includes(state) ?? true);
    const marker = query.get('marker');
    const place = fit.findIndex(({ uuid }) => uuid === marker);
    if (marker !== null && place === -1)
      return { status: 404, json: { error: { message: 'Node not found for marker: None' } } };
    return { json: { introspection: fit.slice(place + 1, place + 1 + limit) } };
  };
}

const many = (count: number, stateOf: (n: number) => string = () => 'finished') =>
  Array.from({ length: count }, (_, n) => introspectionRow(uuidOf(n), { state: stateOf(n) }));

async function open(answer: Parameters<typeof fakeUpstream>[0]) {
  const upstream = await fakeUpstream(answer);
  const bench = await openGateway({ INSPECTOR_URL: upstream.url });
  /** Ids of one page and what the page says of itself. */
  const page = async (args: string, variables: Record<string, unknown> = {}, more = 'hasNextPage') => {
    const query = `query ($after: String) { nodes(${args}, after: $after) { nodes { id } pageInfo { ${more} endCursor } } }`;
    const answered = await bench.run(query, { variables });
    const nodes = answered.data?.['nodes'] as {
      nodes: { id: string }[];
      pageInfo: { hasNextPage?: boolean; endCursor: string | null };
    } | null;
    return { answered, ids: nodes?.nodes.map(({ id }) => id) ?? [], ...nodes?.pageInfo };
  };
  return { upstream, ...bench, page };
}

describe('a page of 1,000', () => {
  it('costs one call, and is never asked for with a limit that the server refuses', async () => {
    const { upstream, page } = await open(listed(() => many(1_500)));
    const { ids, answered } = await page('first: 1000', {}, 'hasPreviousPage');
    expect(answered.errors).toEqual([]);
    expect(ids).toHaveLength(1_000);
    expect(upstream.lines).toEqual(['GET /v1/introspection?limit=1000']);
  });

  it('costs a second, small one to know whether there is a next', async () => {
    const { upstream, page } = await open(listed(() => many(1_500)));
    const first = await page('first: 1000');
    expect(first.hasNextPage).toBe(true);
    expect(upstream.lines).toEqual([
      'GET /v1/introspection?limit=1000',
      `GET /v1/introspection?limit=2&marker=${uuidOf(999)}`,
    ]);
    const second = await page('first: 1000', { after: first.endCursor });
    expect(second.ids).toEqual(
      many(1_500)
        .slice(1_000)
        .map(({ uuid }) => uuid),
    );
    expect(second.hasNextPage).toBe(false);
    expect(upstream.lines).toHaveLength(3);
  });

  it('keeps its rows where that cannot be known', async () => {
    const { upstream, page } = await open((request, nth) =>
      nth === 1 ? listed(() => many(1_500))(request) : { status: 500 },
    );
    const { ids, hasNextPage, answered } = await page('first: 1000');
    expect(answered.errors).toEqual([]);
    expect(ids).toHaveLength(1_000);
    expect(hasNextPage).toBe(true);
    expect(upstream.lines).toEqual([
      'GET /v1/introspection?limit=1000',
      `GET /v1/introspection?limit=2&marker=${uuidOf(999)}`,
    ]);
  });

  it('knows it for nothing when it is not full, and finds nothing behind exactly 1,000', async () => {
    const short = await open(listed(() => many(999)));
    expect((await short.page('first: 1000')).hasNextPage).toBe(false);
    expect(short.upstream.lines).toHaveLength(1);
    const exact = await open(listed(() => many(1_000)));
    expect((await exact.page('first: 1000')).hasNextPage).toBe(false);
    expect(exact.upstream.lines).toHaveLength(2);
  });
});

describe('smaller pages', () => {
  it('ask for one row more, and give every node once', async () => {
    const { upstream, page } = await open(listed(() => many(25)));
    const seen: string[] = [];
    let after: string | null | undefined = null;
    do {
      const next = await page('first: 10', { after });
      seen.push(...next.ids);
      after = next.hasNextPage ? next.endCursor : null;
    } while (after);
    expect(seen).toEqual(many(25).map(({ uuid }) => uuid));
    expect(upstream.lines).toEqual([
      'GET /v1/introspection?limit=11',
      `GET /v1/introspection?limit=11&marker=${uuidOf(9)}`,
      `GET /v1/introspection?limit=11&marker=${uuidOf(19)}`,
    ]);
  });

  it('hold no node twice, although a restart moves one while they are put together', async () => {
    // A server that ignores `state`: more rows have to be fetched, and meanwhile the last of them has moved on top.
    const rows = many(6, (n) => (n % 2 === 0 ? 'waiting' : 'finished'));
    const { page } = await open((request) => {
      const marker = new URL(request.url, 'http://x').searchParams.get('marker');
      if (marker === null) return { json: { introspection: rows.slice(0, 4) } };
      return { json: { introspection: [rows[2], ...rows.slice(4)] } };
    });
    const { ids, hasNextPage } = await page('first: 3, filter: { states: [WAITING] }');
    expect(ids).toEqual([uuidOf(0), uuidOf(2), uuidOf(4)]);
    expect(hasNextPage).toBe(false);
  });

  it.each([0, -1, 1001])('refuse first: %i without a call', async (first) => {
    const { upstream, page } = await open(listed(() => many(1)));
    expect(codes((await page(`first: ${first}`)).answered)).toEqual(['BAD_USER_INPUT']);
    expect(upstream.lines).toEqual([]);
  });

  it.each([
    '',
    'x',
    Buffer.from('["processes","1"]').toString('base64url'),
    Buffer.from('["nodes","../x"]').toString('base64url'),
  ])('refuse the foreign cursor %j without a call', async (after) => {
    const { upstream, page } = await open(listed(() => many(1)));
    expect(codes((await page('first: 5', { after })).answered)).toEqual(['BAD_USER_INPUT']);
    expect(upstream.lines).toEqual([]);
  });

  it('say so when the node of the cursor was started again', async () => {
    // The first row behind the cursor's was started in the same second, a quarter before it.
    const started = (n: number) => ({
      started_at: n === 5 ? '2026-11-21T08:00:55' : `2026-11-21T08:00:${59 - n}.250000`,
    });
    let rows = Array.from({ length: 20 }, (_, n) => introspectionRow(uuidOf(n), started(n)));
    const { page, upstream } = await open(listed(() => rows));
    const first = await page('first: 5');
    const second = await page('first: 5', { after: first.endCursor });
    expect(second.ids).toEqual(rows.slice(5, 10).map(({ uuid }) => uuid));
    const restarted = introspectionRow(uuidOf(4), { state: 'starting', started_at: '2026-11-21T09:00:00' });
    rows = [restarted, ...rows.filter(({ uuid }) => uuid !== uuidOf(4))];
    const { answered } = await page('first: 5', { after: first.endCursor });
    expect(answered.data).toEqual({ nodes: null });
    expect(answered.errors).toMatchObject([
      {
        message: '`after` points at a node that was started again since: start again from the first page.',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    const line = `GET /v1/introspection?limit=6&marker=${uuidOf(4)}`;
    expect(upstream.lines).toEqual(['GET /v1/introspection?limit=6', line, line]);
  });

  it('say so when the node of the cursor has gone', async () => {
    let rows = many(20);
    const { page } = await open(listed(() => rows));
    const { endCursor } = await page('first: 5');
    rows = rows.filter(({ uuid }) => uuid !== uuidOf(4));
    const { answered } = await page('first: 5', { after: endCursor });
    expect(answered.errors[0]).toMatchObject({
      message: expect.stringContaining('start again') as unknown,
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});

describe('the filter by state', () => {
  it('goes to the server in its own words', async () => {
    const { upstream, page } = await open(listed(() => many(4, (n) => (n < 2 ? 'waiting' : 'error'))));
    expect((await page('first: 5, filter: { states: [WAITING, ERROR] }')).ids).toHaveLength(4);
    expect(upstream.lines).toEqual(['GET /v1/introspection?limit=6&state=waiting,error']);
  });

  it('holds where a server before 1.18 ignores it, to the last row', async () => {
    const rows = many(2_500, (n) => (n % 100 === 0 ? 'waiting' : 'finished'));
    const { page, upstream } = await open(listed(() => rows, { states: false }));
    const first = await page('first: 20, filter: { states: [WAITING] }');
    expect(first.ids).toEqual(Array.from({ length: 20 }, (_, n) => uuidOf(n * 100)));
    expect(first.hasNextPage).toBe(true);
    const last = await page('first: 20, filter: { states: [WAITING] }', { after: first.endCursor });
    expect(last.ids).toEqual(Array.from({ length: 5 }, (_, n) => uuidOf(2_000 + n * 100)));
    expect(last.hasNextPage).toBe(false);
    expect(upstream.lines.every((line) => Number(/limit=(\d+)/.exec(line)?.[1]) <= 1000)).toBe(true);
  });

  it.each([false, true])(
    'is held to the end, although the last row of a page is restarted meanwhile (and another started: %s)',
    async (another) => {
      let rows = many(2_500, (n) => (n < 2_400 ? 'finished' : 'error'));
      const { page, upstream } = await open((request) => {
        const answer = listed(() => rows, { states: false })(request);
        if (request.url.includes(uuidOf(999))) {
          const moved = rows.find(({ uuid }) => uuid === uuidOf(1_999));
          const front = another ? many(2_501).slice(2_500) : [];
          rows = [...rows.filter((row) => row === moved), ...front, ...rows.filter((row) => row !== moved)];
        }
        return answer;
      });
      const { ids, hasNextPage } = await page('first: 999, filter: { states: [ERROR] }');
      expect(ids).toEqual(Array.from({ length: 100 }, (_, n) => uuidOf(2_400 + n)));
      expect(hasNextPage).toBe(false);
      const behind = (n: number) => `GET /v1/introspection?limit=1000&marker=${uuidOf(n)}&state=error`;
      expect(upstream.lines.slice(1)).toEqual([behind(999), behind(1_999), behind(1_998)]);
    },
  );

  it('matches nothing when it is empty, and makes no call', async () => {
    const { upstream, page } = await open(listed(() => many(3)));
    expect(await page('first: 5, filter: { states: [] }')).toMatchObject({ ids: [], hasNextPage: false });
    expect(upstream.lines).toEqual([]);
  });

  it('does not know UNKNOWN', async () => {
    const { upstream, page } = await open(listed(() => many(3)));
    expect(codes((await page('first: 5, filter: { states: [UNKNOWN] }')).answered)).toEqual([
      'BAD_USER_INPUT',
    ]);
    expect(upstream.lines).toEqual([]);
  });
});

describe('a node', () => {
  it('is looked up by its UUID in any form, once', async () => {
    const { upstream, run } = await open(() => ({ json: introspectionRow(nodeId) }));
    const { data } = await run(
      `{ a: node(id: "${nodeId.toUpperCase()}") { id } b: node(id: "${nodeId.replaceAll('-', '')}") { id } }`,
    );
    expect(data).toEqual({ a: { id: nodeId }, b: { id: nodeId } });
    expect(upstream.lines).toEqual([`GET /v1/introspection/${nodeId}`]);
  });

  it('is looked up by a name too, and then known by its UUID', async () => {
    const { upstream, run } = await open(({ url }) =>
      url.endsWith('/data') ? { json: { inventory: {} } } : { json: introspectionRow(nodeId) },
    );
    const { data } = await run(
      '{ node(id: "metal-01") { id introspection { state } inventory { hostname } } }',
    );
    expect(data).toEqual({
      node: { id: nodeId, introspection: { state: 'FINISHED' }, inventory: { hostname: null } },
    });
    expect(upstream.lines).toEqual([
      'GET /v1/introspection/metal-01',
      `GET /v1/introspection/${nodeId}/data`,
    ]);
  });

  it('that inspector does not know is null', async () => {
    const { run } = await open(() => ({ status: 404 }));
    expect(await run(`{ node(id: "${nodeId}") { id } }`)).toMatchObject({ data: { node: null }, errors: [] });
  });

  it('costs one call for its data, whatever is read of them', async () => {
    const data = { inventory: { cpu: { count: 4 }, disks: [{ size: 13_958_643_712 }] }, macs: ['a', 'b'] };
    const { upstream, run } = await open(() => ({ json: data }));
    const answered = await run(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Node {
        introspectionData some: introspectionData(paths: ["/macs/1", "/inventory/cpu/count", "/none", ""])
        inventory { cpu { count } disks { sizeBytes } interfaces { name } } } } }`,
      { variables: { r: [{ __typename: 'Node', id: nodeId }] } },
    );
    expect(answered.data).toEqual({
      _entities: [
        {
          introspectionData: data,
          some: { '/macs/1': 'b', '/inventory/cpu/count': 4, '': data },
          inventory: { cpu: { count: 4 }, disks: [{ sizeBytes: 13_958_643_712 }], interfaces: null },
        },
      ],
    });
    expect(upstream.lines).toEqual([`GET /v1/introspection/${nodeId}/data`]);
  });
});
