import { describe, expect, it } from 'vitest';
import { idOf } from '../../../src/embedded/karbor/ids.ts';
import { openBench, share, store } from './bench.ts';

const ascending = 'sort=created_at:asc';

describe('checkpoints in Swift', () => {
  it('pages through thousands in ascending order, each once', async () => {
    const { ask } = await openBench({ contents: 'large' });
    const seen: string[] = [];
    for (let marker = ''; ; marker = `&marker=${seen.at(-1)}`) {
      const page = await ask(`${store}?${ascending}&limit=900${marker}`);
      seen.push(...page.ids('checkpoints'));
      if (page.next('checkpoints') === null) break;
    }
    expect(seen).toHaveLength(3_019);
    expect(new Set(seen).size).toBe(3_019);
  });

  it('ignores the limit unless told asc, and offers a next page all the same', async () => {
    const { ask } = await openBench();
    const everything = await ask(store);
    const limited = await ask(`${store}?limit=2`);
    expect(everything.ids('checkpoints')).toHaveLength(19);
    expect(everything.next('checkpoints')).toBeNull();
    expect(limited.ids('checkpoints')).toEqual(everything.ids('checkpoints'));
    expect(limited.next('checkpoints')).toContain('limit=2&marker=');
  });

  it('takes the marker for an end in the default order', async () => {
    const { ask } = await openBench();
    const all = (await ask(store)).ids('checkpoints');
    const page = await ask(`${store}?limit=2&marker=${all.at(-1)}`);
    expect(page.ids('checkpoints')).toEqual(all.slice(0, -1));
  });

  it('counts the limit after a start date, whatever the order', async () => {
    const { ask } = await openBench();
    const page = await ask(`${store}?start_date=2025-12-01&limit=3`);
    expect(page.ids('checkpoints')).toEqual([5, 6, 7].map((number) => idOf('checkpoint', number)));
  });

  it('goes on after a checkpoint that was deleted', async () => {
    const { ask } = await openBench();
    const page = await ask(`${store}?${ascending}&limit=1&marker=${idOf('checkpoint', 3)}`);
    expect(page.ids('checkpoints')).toEqual([idOf('checkpoint', 4)]);
  });

  it('lists those of one second by their ids', async () => {
    const { ask, protect } = await openBench();
    const made = [await protect(), await protect(), await protect()].map((path) => path.split('/').at(-1));
    const all = (await ask(`${store}?${ascending}`)).ids('checkpoints');
    expect(all.slice(-3)).toEqual(made.toSorted());
  });

  it('gives a link that leads nowhere', async () => {
    const { ask, url } = await openBench();
    const next = (await ask(`${store}?${ascending}&limit=2`)).next('checkpoints') ?? '';
    expect(next).toMatch(
      new RegExp(
        `^${url}/v1/\\w{32}/checkpoints\\?sort=created_at%3Aasc&limit=2&marker=${idOf('checkpoint', 2)}$`,
      ),
    );
    const followed = await fetch(next, { headers: { 'X-Auth-Token': 'member', Accept: 'application/json' } });
    expect(followed.status).toBe(404);
    expect(await followed.json()).toMatchObject({ code: '404 Not Found' });
  });
});

describe('checkpoints on a file share', () => {
  it('ignores marker, sort and offset, and cuts the beginning off', async () => {
    const { ask } = await openBench();
    const walk = (await ask(share)).ids('checkpoints');
    expect(walk).toHaveLength(13);
    const last = walk.slice(-4);
    for (const query of ['', `&marker=${walk[0]}`, `&${ascending}`, '&offset=2', '&sort_dir=asc'])
      expect((await ask(`${share}?limit=4${query}`)).ids('checkpoints'), query).toEqual(last);
  });

  it('never gives more than 1,000, and the same ones again', async () => {
    const { ask } = await openBench({ contents: 'large' });
    const page = await ask(`${share}?limit=5000`);
    const again = await ask(`${share}?limit=5000&marker=${page.ids('checkpoints').at(-1)}`);
    expect(page.ids('checkpoints')).toHaveLength(1_000);
    expect(page.next('checkpoints')).not.toBeNull();
    expect(again.ids('checkpoints')).toEqual(page.ids('checkpoints'));
  });

  it('walks in no order of time or id', async () => {
    const { ask } = await openBench();
    const walk = (await ask(share)).ids('checkpoints');
    expect(walk).not.toEqual(walk.toSorted());
    expect(walk).not.toEqual(walk.toSorted().reverse());
  });
});

describe('what narrows a list of checkpoints', () => {
  it.each([
    ['end_date=2025-12-01', 19],
    ['start_date=2025-12-01&end_date=2025-12-08', 4],
    ["start_date='2025-12-01'&end_date='2025-12-08'", 4],
    [`plan_id=${idOf('plan', 1)}`, 5],
    [`plan_id=${idOf('plan', 1)}&start_date=2025-12-05`, 4],
    ['plan_id=nope', 0],
    ['status=error', 19],
  ])('%s leaves %i', async (query, count) => {
    const { ask } = await openBench();
    expect((await ask(`${store}?${query}`)).ids('checkpoints')).toHaveLength(count);
  });

  it('shows an admin all projects, or one', async () => {
    const { ask } = await openBench();
    const count = async (query: string) =>
      (await ask(`${share}?${query}`, { as: 'admin' })).rows('checkpoints').length;
    expect(await count('')).toBe(13);
    expect(await count('all_tenants=1')).toBe(15);
    expect(await count('all_tenants=yes&project_id=214b5df15e924a32b6336601c3d621a2')).toBe(2);
    expect((await ask(`${share}?all_tenants=1`)).rows('checkpoints')).toHaveLength(13);
  });
});
