import { describe, expect, it } from 'vitest';
import type { InspectorClient } from '../../../src/connectors/inspector/client.ts';
import type { Answer, Seen } from '../../support/fakeUpstream.ts';
import { introspectionRow, nodeId, uuidOf } from '../../support/rows.ts';
import { version, maximum, open } from './clientTo.ts';

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
