import { describe, expect, it } from 'vitest';
import { seededProviders } from '../../../src/embedded/karbor/providersSeed.ts';
import { openCloudGateway } from '../../support/gateway.ts';

const { objectStore, fileShare } = seededProviders;

interface Page {
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: { readonly id: string; readonly createdAt: string };
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

async function open(contents: 'standard' | 'large') {
  const bench = await openCloudGateway({ seed: { karbor: { contents } } });
  const page = async (provider: { id: string }, args: string, after: string | null = null) => {
    const answered = await bench.run(
      `query ($after: String) { checkpoints(providerId: "${provider.id}", ${args}, after: $after) {
        edges { cursor node { id createdAt } } pageInfo { hasNextPage } } }`,
      { variables: { after } },
    );
    return { answered, page: answered.data?.['checkpoints'] as Page | null };
  };
  const all = async (provider: { id: string }, args: string) => {
    const rows: { id: string; createdAt: string }[] = [];
    for (let after: string | null = null, turns = 0; turns < 50; turns++) {
      const { answered, page: found } = await page(provider, args, after);
      expect(answered.errors).toEqual([]);
      rows.push(...(found?.edges.map(({ node }) => node) ?? []));
      after = found?.edges.at(-1)?.cursor ?? null;
      if (found?.pageInfo.hasNextPage !== true) return rows;
    }
    return expect.unreachable('the pages do not end');
  };
  return { ...bench, page, all };
}

const days = (rows: readonly { createdAt: string }[]) => rows.map(({ createdAt }) => createdAt);

describe.each([
  ['Swift', objectStore, 19],
  ['a file share', fileShare, 13],
])('on %s', (_kind, provider, count) => {
  it.each([1, 2, 5, count, 50])(
    'every checkpoint comes once, %i at a time, in either order',
    async (first) => {
      const { all } = await open('standard');
      const oldest = await all(provider, `first: ${first}`);
      expect(new Set(oldest.map(({ id }) => id)).size).toBe(count);
      expect(oldest).toHaveLength(count);
      expect(days(oldest)).toEqual(days(oldest).toSorted());
      const newest = await all(provider, `first: ${first}, order: NEWEST_FIRST`);
      expect(newest.map(({ id }) => id)).toEqual(oldest.map(({ id }) => id).toReversed());
    },
  );

  it('an end alone narrows the list, and its day is in it', async () => {
    const { all } = await open('standard');
    const everything = await all(provider, 'first: 50');
    const end = everything[4]?.createdAt ?? '';
    const narrowed = await all(provider, `first: 2, filter: { endDate: "${end}" }`);
    expect(narrowed).toEqual(everything.filter(({ createdAt }) => createdAt <= end));
    expect(narrowed.length).toBeGreaterThan(4);
  });
});

describe('thousands of checkpoints', () => {
  it('in Swift come once each, in either order', async () => {
    const { all } = await open('large');
    const rows = await all(objectStore, 'first: 1000');
    expect(rows).toHaveLength(3_019);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(3_019);
    const newest = await all(objectStore, 'first: 1000, order: NEWEST_FIRST');
    expect(days(newest)).toEqual(days(newest).toSorted().toReversed());
    expect(new Set(newest.map(({ id }) => id)).size).toBe(3_019);
  });

  it.each(['OLDEST_FIRST', 'NEWEST_FIRST'])(
    'on a file share are an error, never a list cut short: %s',
    async (order) => {
      const { page } = await open('large');
      const { answered } = await page(fileShare, `first: 10, order: ${order}`);
      expect(answered.data).toEqual({ checkpoints: null });
      expect(answered.errors[0]).toMatchObject({
        message: expect.stringContaining('at most 1000') as unknown,
        extensions: { code: 'UPSTREAM_REJECTED', upstream: 'karbor' },
      });
    },
  );
});

it('pages on from a checkpoint that was deleted meanwhile', async () => {
  const { run, page } = await open('standard');
  for (const provider of [objectStore, fileShare]) {
    const { page: first } = await page(provider, 'first: 4');
    const { page: rest } = await page(provider, 'first: 50', first?.edges.at(-1)?.cursor);
    const gone = first?.edges.at(-1);
    const input = `{ providerId: "${provider.id}", id: "${gone?.node.id}" }`;
    const { data } = await run(`mutation { deleteCheckpoint(input: ${input}) { userErrors { code } } }`);
    expect(data).toEqual({ deleteCheckpoint: { userErrors: [] } });
    const { page: again } = await page(provider, 'first: 50', gone?.cursor);
    expect(again).toEqual(rest);
  }
});

const daysAgo = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString().slice(0, 10);

it.each([
  ['Swift', objectStore, 'OLDEST_FIRST'],
  ['Swift', objectStore, 'NEWEST_FIRST'],
  ['a file share', fileShare, 'OLDEST_FIRST'],
  ['a file share', fileShare, 'NEWEST_FIRST'],
])(
  'goes on from the midst of a short list on %s of which nothing is known yet',
  async (_kind, provider, order) => {
    const { page } = await open('large');
    const args = `first: 100, order: ${order}, filter: { startDate: "${daysAgo(52)}", endDate: "${daysAgo(51)}" }`;
    const { page: whole } = await page(provider, args);
    const edges = whole?.edges ?? [];
    expect(edges.length).toBeGreaterThan(40);
    for (let i = 0; i < edges.length; i += 5) {
      const { page: rest } = await page(provider, args, edges[i]?.cursor);
      expect(rest?.edges).toEqual(edges.slice(i + 1));
    }
  },
);
