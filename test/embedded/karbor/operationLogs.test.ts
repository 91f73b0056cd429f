import { describe, expect, it } from 'vitest';
import { idOf } from '../../../src/embedded/karbor/ids.ts';
import { at } from '../../../src/embedded/reading.ts';
import { openBench } from './bench.ts';

describe('operation logs', () => {
  it.each(['', 'sort=created_at:asc', 'sort=status:asc,id:desc', 'sort_key=operation_type&sort_dir=asc'])(
    'page to every row once with "%s"',
    async (sort) => {
      const { ask } = await openBench();
      const all = (await ask(`/operation_logs?${sort}`)).ids('operation_logs');
      const seen: string[] = [];
      for (let marker = ''; ; marker = `&marker=${seen.at(-1)}`) {
        const page = await ask(`/operation_logs?limit=7&${sort}${marker}`);
        seen.push(...page.ids('operation_logs'));
        if (page.next('operation_logs') === null) break;
      }
      expect(seen).toEqual(all);
      expect(new Set(seen).size).toBe(78);
    },
  );

  it.each(['sort=ended_at:desc', 'sort=ended_at:asc', 'sort=plan_id:asc'])(
    'lose rows by marker, as those without a value are not after one, and none by offset with "%s"',
    async (sort) => {
      const { ask } = await openBench();
      const all = (await ask(`/operation_logs?${sort}`)).ids('operation_logs');
      const read = async (next: (seen: readonly string[]) => string) => {
        const seen: string[] = [];
        for (;;) {
          const page = await ask(`/operation_logs?limit=4&${sort}${next(seen)}`);
          seen.push(...page.ids('operation_logs'));
          if (page.next('operation_logs') === null) return seen;
        }
      };
      const byMarker = await read((seen) => (seen.length === 0 ? '' : `&marker=${seen.at(-1)}`));
      expect(new Set(byMarker).size).toBeLessThan(78);
      expect(await read((seen) => `&offset=${seen.length}`)).toEqual(all);
      expect(new Set(all).size).toBe(78);
    },
  );

  it('give a link that leads to the next page', async () => {
    const { ask } = await openBench();
    const all = (await ask('/operation_logs')).ids('operation_logs');
    const next = (await ask('/operation_logs?limit=5')).next('operation_logs') ?? '';
    const page = await fetch(next, { headers: { 'X-Auth-Token': 'member' } });
    const rows = at(await page.json(), 'operation_logs');
    expect(Array.isArray(rows) ? rows.map((row: unknown) => at(row, 'id')) : rows).toEqual(all.slice(5, 10));
  });

  it('are narrowed by four things for everybody, by any column for an admin', async () => {
    const { ask } = await openBench();
    const count = async (query: string, as: 'member' | 'admin') =>
      (await ask(`/operation_logs?${query}`, { as })).rows('operation_logs').length;
    expect(await count('status=error-deleting', 'member')).toBe(1);
    expect(await count('operation_type=copy', 'member')).toBe(78);
    expect(await count('operation_type=copy', 'admin')).toBe(4);
    expect(await count('colour=red', 'member')).toBe(78);
    expect(await count('colour=red', 'admin')).toBe(0);
    expect(await count('all_tenants=1', 'admin')).toBe(80);
    expect(await count('all_tenants=0', 'admin')).toBe(0);
  });

  it.each([
    [
      'marker=10600000-0000-4000-8000-999999999999',
      404,
      'itemNotFound',
      'OperationLog %(restore_id)s could not be found.',
    ],
    [
      'sort=colour',
      500,
      'computeFault',
      'The server has either erred or is incapable of performing the requested operation.',
    ],
    [
      'sort=id:up',
      400,
      'badRequest',
      "Invalid input received: Unknown sort direction, must be 'desc' or 'asc'.",
    ],
    ['limit=0', 400, 'badRequest', 'limit param must be positive'],
    ['offset=x', 400, 'badRequest', 'offset must be an integer.'],
  ])('refuse %s with %i', async (query, status, fault, message) => {
    const { ask } = await openBench();
    const answer = await ask(`/operation_logs?${query}`);
    expect([answer.status, answer.body]).toEqual([status, { [fault]: { code: status, message } }]);
  });

  it('are shown to their project only', async () => {
    const { ask } = await openBench();
    const id = idOf('operationLog', 1);
    const shown = at((await ask(`/operation_logs/${id}`)).body, 'operation_log');
    expect(shown).toMatchObject({
      id,
      checkpoint_id: idOf('checkpoint', 1),
      started_at: '2025-11-24T02:00:01.013000',
    });
    expect(shown).not.toHaveProperty('project_id');
    const refused = await ask(`/operation_logs/${id}`, { as: 'outsider' });
    expect([refused.status, refused.text('itemNotFound', 'message')]).toEqual([
      404,
      `Operation log ${id} could not be found.`,
    ]);
    expect((await ask('/operation_logs/nope')).text('badRequest', 'message')).toBe(
      'Invalid operation log id provided.',
    );
  });
});
