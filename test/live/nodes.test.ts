import { beforeAll, describe, expect, it } from 'vitest';
import { nodeList, nodeStatus, start } from './documents.ts';
import { containing, including } from './matchers.ts';
import type { FreshNode } from './targets/target.ts';
import { at, call, listAt, textAt, until } from './wire.ts';
import { onEachCloud } from './world.ts';

onEachCloud('the nodes', (world) => {
  let fresh: FreshNode;
  beforeAll(async () => {
    fresh = await world().target.freshNode();
    await world().ask('operator', start, { nodeId: fresh.uuid });
    await until(listed, (uuids) => uuids.length === 12, 30);
  }, 60_000);

  /** The UUIDs as the inspector itself lists them. */
  const listed = async (): Promise<readonly string[]> => {
    const token = await world().token('operator');
    const { body } = await call(`GET ${world().target.inspector}/v1/introspection`, { token });
    return listAt(body, 'introspection').map((row) => textAt(row, 'uuid'));
  };
  const page = async (variables: object) => {
    const { body } = await world().ask('operator', nodeList, { first: 5, ...variables });
    expect(body).not.toHaveProperty('errors');
    return at(body, 'data', 'nodes');
  };
  const idsOf = (connection: unknown) =>
    listAt(connection, 'edges').map((edge) => textAt(edge, 'node', 'id'));
  const codeOf = (body: unknown) => at(body, 'errors', 0, 'extensions', 'code');

  describe('as a list', () => {
    it('pages over all twelve by five, in the order of the inspector', async () => {
      const expected = await listed();
      const pages = [await page({})];
      while (at(pages.at(-1), 'pageInfo', 'hasNextPage') === true)
        pages.push(await page({ after: at(pages.at(-1), 'pageInfo', 'endCursor') }));
      expect(pages.map((one) => listAt(one, 'edges').length)).toEqual([5, 5, 2]);
      expect(pages.flatMap(idsOf)).toEqual(expected);
      expect(pages.map((one) => at(one, 'pageInfo', 'hasPreviousPage'))).toEqual([false, true, true]);
      for (const one of pages) {
        const cursors = listAt(one, 'edges').map((edge) => at(edge, 'cursor'));
        expect([at(one, 'pageInfo', 'startCursor'), at(one, 'pageInfo', 'endCursor')]).toEqual([
          cursors[0],
          cursors.at(-1),
        ]);
      }
    });

    it('goes on behind any row', async () => {
      const whole = await page({ first: 12 });
      const after = at(whole, 'edges', 6, 'cursor');
      expect(idsOf(await page({ after }))).toEqual(idsOf(whole).slice(7));
    });

    it('takes a first of 1000, which the inspector cannot be asked for in one call', async () => {
      const whole = await page({ first: 1000 });
      expect(idsOf(whole)).toEqual(await listed());
      expect(at(whole, 'pageInfo', 'hasNextPage')).toBe(false);
    });

    it('filters by state', async () => {
      const { failed, finished } = world().target.nodes;
      expect(idsOf(await page({ filter: { states: ['ERROR'] } }))).toEqual([failed.uuid]);
      const two = await page({ first: 100, filter: { states: ['ERROR', 'FINISHED'] } });
      expect(idsOf(two)).toEqual(including([failed.uuid, ...finished.map(({ uuid }) => uuid)]));
      expect(idsOf(two)).not.toContain(world().target.nodes.waiting.uuid);
      expect(listAt(await page({ filter: { states: [] } }), 'edges')).toEqual([]);
      expect(idsOf(await page({ first: 100, filter: null }))).toHaveLength(12);
    });

    it.each([
      ['a first of 0', { first: 0 }],
      ['a first of 1001', { first: 1001 }],
      ['a cursor of nobody', { after: 'nonsense' }],
      ['the state UNKNOWN', { filter: { states: ['UNKNOWN'] } }],
    ])('refuses %s', async (_title, variables) => {
      const { body } = await world().ask('operator', nodeList, { first: 5, ...variables });
      expect(at(body, 'data', 'nodes')).toBeNull();
      expect(codeOf(body)).toBe('BAD_USER_INPUT');
    });
  });

  describe('one by one', () => {
    const status = async (id: string) => {
      const { body } = await world().ask('operator', nodeStatus, { id });
      expect(body).not.toHaveProperty('errors');
      return at(body, 'data', 'node');
    };

    it('are found by UUID and by name', async () => {
      const [node] = world().target.nodes.finished;
      const found = await status(node?.uuid ?? '');
      expect(found).toMatchObject({ id: node?.uuid, introspection: { state: 'FINISHED', succeeded: true } });
      expect(await status(node?.name ?? '')).toEqual(found);
    });

    it('are null where nobody knows them', async () => {
      expect(await status('00000000-1111-4222-8333-444444444444')).toBeNull();
      expect(await status('no-such-node')).toBeNull();
    });

    it('tell why they failed', async () => {
      expect(await status(world().target.nodes.failed.uuid)).toMatchObject({
        introspection: {
          state: 'ERROR',
          finished: true,
          succeeded: false,
          error: containing('No disks satisfied root device hints'),
        },
      });
    });

    it.each(['', '.', '..', 'a/../b', '%2e%2e', 'a\0b', 'x'.repeat(10_000)])(
      'are not asked for by an id that is no path segment (%#)',
      async (id) => {
        const { body } = await world().ask('operator', nodeStatus, { id });
        expect(codeOf(body)).toBe('BAD_USER_INPUT');
      },
    );
  });
});
