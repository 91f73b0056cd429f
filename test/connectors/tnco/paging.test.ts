import { describe, expect, it } from 'vitest';
import { fakeUpstream } from '../../support/fakeUpstream.ts';
import { codes, openCloudGateway, openGateway } from '../../support/gateway.ts';
import { processRow, uuidOf } from '../../support/rows.ts';

type Row = ReturnType<typeof processRow>;

const noon = Date.parse('2026-11-21T12:00:00Z');
/** A process that started so many minutes before noon; null has not started. */
const started = (n: number, minutes: number | null): Row =>
  minutes === null
    ? processRow(uuidOf(n), { status: 'Planned', startTime: undefined, endTime: undefined })
    : processRow(uuidOf(n), { startTime: new Date(noon - minutes * 60_000).toISOString() });
const range = (count: number) => Array.from({ length: count }, (_, n) => n);

interface Page {
  ids: string[];
  after: string | null;
  more: boolean;
  codes: unknown[];
  message: string | undefined;
}

/** A TNC-O whose rows can be changed between pages. */
async function open(given: Row[], env: Record<string, string> = {}) {
  const state = { rows: given };
  const upstream = await fakeUpstream(({ url }) => {
    const limit = Number(new URL(url, 'http://x').searchParams.get('limit'));
    return { json: state.rows.slice(0, limit) };
  });
  const { run } = await openGateway({ TNCO_URL: upstream.url, ...env });
  const page = async (first: number, after: string | null = null): Promise<Page> => {
    const answered = await run(
      `query ($after: String) { processes(first: ${first}, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
      { variables: { after } },
    );
    const found = answered.data?.['processes'] as {
      nodes: { id: string }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    } | null;
    return {
      ids: found?.nodes.map(({ id }) => id) ?? [],
      after: found?.pageInfo.endCursor ?? null,
      more: found?.pageInfo.hasNextPage ?? false,
      codes: codes(answered),
      message: answered.errors[0]?.message,
    };
  };
  const all = async (first: number, between: (nth: number) => void = () => undefined) => {
    const seen: string[] = [];
    let nth = 0;
    for (let next = await page(first); ; next = await page(first, next.after)) {
      expect(next.codes).toEqual([]);
      seen.push(...next.ids);
      if (!next.more) return seen;
      between(++nth);
      expect(nth).toBeLessThan(100);
    }
  };
  return { upstream, state, page, all };
}

const limits = (lines: readonly string[]) => lines.map((line) => Number(/limit=(\d+)/.exec(line)?.[1]));

describe('pages of processes', () => {
  it('are read again from the newest, each as deep as it lies and no deeper', async () => {
    const rows = range(25).map((n) => started(n, n));
    const { upstream, all } = await open(rows);
    expect(await all(10)).toEqual(rows.map(({ id }) => id));
    expect(limits(upstream.lines)).toEqual([11, 21, 31]);
  });

  it('lose nothing and repeat nothing while new processes start on top', async () => {
    const rows = range(40).map((n) => started(n, n));
    const { state, all } = await open(rows);
    const seen = await all(10, (nth) => {
      state.rows = [
        ...range(25)
          .map((n) => started(1000 * nth + n, -100 * nth - (25 - n) / 100))
          .toReversed()
          .toSorted(newest),
        ...state.rows,
      ];
    });
    expect(seen).toEqual(rows.map(({ id }) => id));
  });

  it('go on when the row of the cursor is gone', async () => {
    const rows = range(30).map((n) => started(n, n));
    const { state, all } = await open(rows);
    const seen = await all(10, (nth) => {
      state.rows = state.rows.filter(({ id }) => id !== uuidOf(10 * nth - 1));
    });
    expect(seen).toEqual(rows.map(({ id }) => id));
  });

  it.each([
    ['by id', (rows: Row[]) => rows],
    [
      'in no order',
      (rows: Row[]) => [...rows].sort((a, b) => (a.id.at(-1) ?? '').localeCompare(b.id.at(-1) ?? '')),
    ],
    ['backwards', (rows: Row[]) => rows.toReversed()],
  ])('give each of those with one start once, %s', async (_how, order) => {
    const rows = [started(90, 0), ...order(range(35).map((n) => started(n, 5))), started(91, 9)];
    const { all } = await open(rows);
    expect(await all(4)).toEqual([uuidOf(90), ...range(35).map((n) => uuidOf(n)), uuidOf(91)]);
  });

  it.each([
    ['by id', (rows: Row[]) => rows],
    ['backwards', (rows: Row[]) => rows.toReversed()],
  ])('go on within one start when the row of the cursor is gone, %s', async (_how, order) => {
    const { state, page } = await open([...order(range(20).map((n) => started(n, 5))), started(90, 6)]);
    const { after } = await page(8);
    state.rows = state.rows.filter(({ id }) => id !== uuidOf(7));
    expect((await page(3, after)).ids).toEqual([uuidOf(8), uuidOf(9), uuidOf(10)]);
  });

  it('lose none of those that have not started when one of them starts', async () => {
    const waiting = range(6).map((n) => started(n, null));
    const past = range(6).map((n) => started(10 + n, n + 1));
    const { state, page } = await open([...waiting, ...past]);
    const first = await page(3);
    expect(first.ids).toEqual([0, 1, 2].map((n) => uuidOf(n)));
    state.rows = [...waiting.filter(({ id }) => id !== uuidOf(2)), started(2, 0), ...past];
    expect((await page(4, first.after)).ids).toEqual([uuidOf(3), uuidOf(4), uuidOf(5), uuidOf(2)]);
  });

  it('look deeper than what has been put before them', async () => {
    const past = range(20).map((n) => started(n, n));
    const { state, page, upstream } = await open(past);
    const { after } = await page(5);
    state.rows = [...range(40).map((n) => started(100 + n, null)), ...past];
    expect((await page(5, after)).ids).toEqual(range(5).map((n) => uuidOf(5 + n)));
    expect(limits(upstream.lines)).toEqual([6, 11, 500]);
  });

  it('hold each process once, should TNC-O repeat one', async () => {
    const rows = [started(1, 1), started(1, 1), started(2, 2)];
    const { all } = await open(rows);
    expect(await all(2)).toEqual([uuidOf(1), uuidOf(2)]);
  });

  it('are an error when TNC-O does not answer newest first', async () => {
    const { page } = await open([started(1, 5), started(2, null), started(3, 1)]);
    expect(await page(10)).toMatchObject({
      codes: ['UPSTREAM_MALFORMED'],
      message:
        'tnco answered with something unreadable (process.list): its processes do not come newest first',
    });
  });
});

const newest = (a: Row, b: Row) => Date.parse(b.startTime) - Date.parse(a.startTime);

describe('the greatest depth', () => {
  it('ends in an error that names the filters, once a page lies beyond it', async () => {
    const rows = range(60).map((n) => started(n, n));
    const { page, upstream } = await open(rows, { TNCO_MAX_ROWS: '30' });
    const seen: string[] = [];
    let next = await page(10);
    for (; next.codes.length === 0; next = await page(10, next.after)) seen.push(...next.ids);
    expect(seen).toEqual(rows.slice(0, 30).map(({ id }) => id));
    expect(next.codes).toEqual(['BAD_USER_INPUT']);
    for (const filter of [
      'startedAfter',
      'endedBefore',
      'statuses',
      'intentTypes',
      'assemblyId',
      'assemblyName',
      'assemblyType',
    ])
      expect(next.message).toContain(`\`${filter}\``);
    expect(next.message).toContain('30');
    expect(Math.max(...limits(upstream.lines))).toBe(30);
  });

  it('is no error for what lies within it', async () => {
    const { all } = await open(
      range(29).map((n) => started(n, n)),
      { TNCO_MAX_ROWS: '30' },
    );
    expect(await all(10)).toHaveLength(29);
  });

  it('is 5,000 rows unless configured', async () => {
    const { page, upstream } = await open(range(6_000).map((n) => started(n, n)));
    const cursor = Buffer.from(
      JSON.stringify(['processes', started(4_999, 4_999).startTime, uuidOf(4_999), 5_000]),
    );
    expect((await page(10, cursor.toString('base64url'))).codes).toEqual(['BAD_USER_INPUT']);
    expect(limits(upstream.lines)).toEqual([5_000]);
  });
});

it('gives all 200 processes of the embedded TNC-O once, in its order', async () => {
  const { run, cloud } = await openCloudGateway();
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { data } = await run(
      'query ($after: String) { processes(first: 7, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage } } }',
      { variables: { after } },
    );
    const { edges, pageInfo } = data?.['processes'] as {
      edges: { cursor: string; node: { id: string } }[];
      pageInfo: { hasNextPage: boolean };
    };
    seen.push(...edges.map(({ node }) => node.id));
    after = pageInfo.hasNextPage ? (edges.at(-1)?.cursor ?? null) : null;
  } while (after !== null);
  expect(seen).toEqual(cloud.state.tnco.processes.ordered.map(({ id }) => id));
});
