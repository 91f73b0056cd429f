import { describe, expect, it } from 'vitest';
import { fakeUpstream } from '../../support/fakeUpstream.ts';
import { codes, openGateway } from '../../support/gateway.ts';
import type { Answered, Bench } from '../../support/gateway.ts';
import { processRow, uuidOf } from '../../support/rows.ts';

type Row = Omit<ReturnType<typeof processRow>, 'startTime'> & { readonly startTime: string | undefined };

/** A TNC-O that answers with the newest `limit` of what `rows` gives it. */
async function tncoWith(rows: (nth: number) => readonly Row[], env: Record<string, string> = {}) {
  const tnco = await fakeUpstream(({ url }, nth) => {
    const limit = Number(new URL(url, 'http://tnco').searchParams.get('limit'));
    return { json: rows(nth).slice(0, limit) };
  });
  const { run } = await openGateway({ TNCO_URL: tnco.url, ...env });
  return { run, tnco };
}

const row = (n: number, second: number | null): Row => {
  const startTime =
    second === null ? undefined : new Date(Date.UTC(2026, 10, 21, 8, 0, second)).toISOString();
  return { ...processRow(uuidOf(n)), startTime };
};

const query = `query ($first: Int!, $after: String) {
  processes(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
}`;

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
const pageOf = ({ data }: Answered) => data?.['processes'] as Page;

/** The ids of each page, to the end. */
async function pages(run: Bench['run'], first: number): Promise<readonly string[][]> {
  const all: string[][] = [];
  for (let after: string | null = null; all.length < 100;) {
    const { nodes, pageInfo }: Page = pageOf(await run(query, { variables: { first, after } }));
    all.push(nodes.map(({ id }) => id));
    if (!pageInfo.hasNextPage) return all;
    after = pageInfo.endCursor;
  }
  throw new Error('there is no end to the pages');
}

/** The rows with those of equal starts in another order for each `nth`. */
const shuffled = (rows: readonly Row[], nth: number) =>
  [...rows].sort((a, b) => {
    const [x = '', y = ''] = [a.startTime, b.startTime];
    return x === y ? hash(a.id, nth) - hash(b.id, nth) : x < y ? 1 : -1;
  });
const hash = (id: string, nth: number) => (Number(id.slice(-4)) * 7919 + nth * 104_729) % 1009;

describe('processes that started at the same moment', () => {
  const rows = Array.from({ length: 60 }, (_, n) => row(60 - n, 60 - Math.floor(n / 20)));

  it('come by id, each on one page, however TNC-O puts them each time', async () => {
    const { run } = await tncoWith((nth) => shuffled(rows, nth));
    const expected = [0, 20, 40].flatMap((at) =>
      rows
        .slice(at, at + 20)
        .map(({ id }) => id)
        .sort(),
    );
    for (const first of [1, 7, 20, 50]) expect((await pages(run, first)).flat()).toEqual(expected);
  });

  it('are not skipped with the last row of a page when that is gone', async () => {
    let gone = '';
    const { run } = await tncoWith(() => rows.filter(({ id }) => id !== gone));
    const { nodes, pageInfo } = pageOf(await run(query, { variables: { first: 5 } }));
    gone = nodes.at(-1)?.id ?? '';
    const next = pageOf(await run(query, { variables: { first: 15, after: pageInfo.endCursor } }));
    expect(next.nodes.map(({ id }) => id)).toEqual(
      rows
        .slice(0, 20)
        .map(({ id }) => id)
        .sort()
        .slice(5),
    );
  });

  it('cost one call where no page ends among them', async () => {
    const { run, tnco } = await tncoWith(() => rows.map((_row, n) => row(n, 60 - n)));
    await run(query, { variables: { first: 10 } });
    expect(tnco.lines).toEqual(['GET /api/processes?limit=11']);
  });
});

describe('processes that have not started', () => {
  it.each(['first', 'last'])('are each on one page where TNC-O puts them %s', async (where) => {
    const unstarted = Array.from({ length: 9 }, (_, n) => row(100 + n, null));
    const started = Array.from({ length: 9 }, (_, n) => row(200 + n, 50 - n));
    const rows = where === 'first' ? [...unstarted, ...started] : [...started, ...unstarted];
    const { run } = await tncoWith(() => rows);
    for (const first of [1, 4, 9]) expect((await pages(run, first)).flat()).toEqual(rows.map(({ id }) => id));
  });

  it('do not come again when the only one that had started leaves the list', async () => {
    let rows = [row(1, null), row(2, null), row(3, 50), row(4, 40)];
    const { run } = await tncoWith(() => rows);
    const { pageInfo } = pageOf(await run(query, { variables: { first: 3 } }));
    rows = rows.filter(({ id }) => id !== uuidOf(3));
    const next = pageOf(await run(query, { variables: { first: 3, after: pageInfo.endCursor } }));
    expect(next.nodes).toEqual([{ id: uuidOf(4) }]);
  });
});

describe('the depth that may be read', () => {
  const rows = Array.from({ length: 30 }, (_, n) => row(n, 59 - n));

  it('is given out to its last row, and said to be the end of it', async () => {
    const { run, tnco } = await tncoWith(() => rows, { TNCO_MAX_ROWS: '20' });
    const first = pageOf(await run(query, { variables: { first: 10 } }));
    const second = pageOf(await run(query, { variables: { first: 10, after: first.pageInfo.endCursor } }));
    expect(second.nodes).toHaveLength(10);
    expect(second.pageInfo.hasNextPage).toBe(true);
    const beyond = await run(query, { variables: { first: 10, after: second.pageInfo.endCursor } });
    expect(codes(beyond)).toEqual(['BAD_USER_INPUT']);
    expect(beyond.errors[0]?.message).toMatch(/20 newest.*startedAfter.*statuses.*assemblyName/s);
    expect(tnco.lines.map((line) => line.split('limit=')[1])).toEqual(['11', '20', '20']);
  });

  it('is no limit to a list that ends within it', async () => {
    const { run } = await tncoWith(() => rows.slice(0, 19), { TNCO_MAX_ROWS: '20' });
    expect((await pages(run, 10)).map((ids) => ids.length)).toEqual([10, 9]);
  });
});
