import { describe, expect, it } from 'vitest';
import { fakeUpstream } from '../../support/fakeUpstream.ts';
import type { Answer, Seen } from '../../support/fakeUpstream.ts';
import { openGateway } from '../../support/gateway.ts';
import { checkpointRow, operationLogRow, providerId, providerRow, uuidOf } from '../../support/rows.ts';

const range = (count: number) => Array.from({ length: count }, (_, n) => n);
const days = range(25).map((n) => `2026-03-${String(n + 1).padStart(2, '0')}`);
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

const lists = {
  checkpoints: days.map((day, n) => checkpointRow(uuidOf(n), { created_at: day })),
  operation_logs: range(25).map((n) => operationLogRow(uuidOf(n))),
  providers: range(25).map((n) => providerRow(uuidOf(n))),
};

/** A karbor whose `osapi_max_limit` is 10, over a bank that pages by marker or over one that cannot. */
function limited(kind: 'paged' | 'unpaged') {
  return ({ url }: Seen): Answer => {
    const { pathname, searchParams } = new URL(url, 'http://karbor');
    const [key, rows] =
      Object.entries(lists).find(([name]) => pathname.endsWith(`/${name}`)) ?? expect.unreachable(url);
    const limit = Math.min(Number(searchParams.get('limit')), 10);
    const start = rows.findIndex(({ id }) => id === searchParams.get('marker')) + 1;
    const page = kind === 'paged' ? rows.slice(start, start + limit) : rows.slice(-limit);
    const links = page.length < limit ? {} : { [`${key}_links`]: [{ rel: 'next', href: 'http://nowhere/' }] };
    return { json: { [key]: page, ...links } };
  };
}

async function open(kind: 'paged' | 'unpaged') {
  const karbor = await fakeUpstream(limited(kind));
  return { karbor, ...(await openGateway({ KARBOR_URL: `${karbor.url}/v1/p1` })) };
}

const page = '{ nodes { id } pageInfo { hasNextPage } }';
const checkpoints = (args: string) => `{ l: checkpoints(providerId: "${providerId}", ${args}) ${page} }`;

describe('a karbor that gives fewer rows than asked for, and more on another page,', () => {
  it.each([
    ['protectionProviders(first: 20)', '/providers?limit=LIMIT', idsOf(lists.providers)],
    [
      'operationLogs(first: 20)',
      '/operation_logs?limit=LIMIT&sort=created_at:desc,id:desc',
      idsOf(lists.operation_logs),
    ],
    [
      `checkpoints(providerId: "${providerId}", first: 20)`,
      `/providers/${providerId}/checkpoints?limit=LIMIT&sort=created_at:asc`,
      idsOf(lists.checkpoints),
    ],
  ])('is asked on: %s', async (field, path, ids) => {
    const { karbor, run } = await open('paged');
    const { data, errors } = await run(`{ l: ${field} ${page} }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      l: { nodes: ids.slice(0, 20).map((id) => ({ id })), pageInfo: { hasNextPage: true } },
    });
    const line = (limit: number, last: number) =>
      `GET /v1/p1${path.replace('LIMIT', String(limit))}&marker=${ids[last]}`;
    const looksAtBank = path.includes('checkpoints') ? [line(1, 9)] : [];
    const [first, ...rest] = karbor.lines;
    expect(first).toBe(`GET /v1/p1${path.replace('LIMIT', '21')}`);
    expect(rest).toEqual([...looksAtBank, line(11, 9), line(1, 19)]);
  });

  it('is read to the end', async () => {
    const { run } = await open('paged');
    const { data } = await run(checkpoints('first: 30'));
    const nodes = idsOf(lists.checkpoints).map((id) => ({ id }));
    expect(data).toEqual({ l: { nodes, pageInfo: { hasNextPage: false } } });
  });

  it('gives its newest checkpoints, not the newest of the oldest', async () => {
    const { run } = await open('paged');
    const { data } = await run(checkpoints('first: 2, order: NEWEST_FIRST'));
    const nodes = [24, 23].map((n) => ({ id: uuidOf(n) }));
    expect(data).toEqual({ l: { nodes, pageInfo: { hasNextPage: true } } });
  });

  it.each(['OLDEST_FIRST', 'NEWEST_FIRST'])(
    'and cannot page is an error, never a list cut short: %s',
    async (order) => {
      const { run } = await open('unpaged');
      const { data, errors } = await run(checkpoints(`first: 20, order: ${order}`));
      expect(data).toEqual({ l: null });
      expect(errors).toMatchObject([
        {
          message: expect.stringContaining('at most 10 of') as unknown,
          extensions: { code: 'UPSTREAM_REJECTED' },
        },
      ]);
    },
  );
});

it('a page as long as asked for is followed by another where karbor leaves the link out', async () => {
  const rows = ['available', 'available', 'error'].map((status, n) => operationLogRow(uuidOf(n), { status }));
  const karbor = await fakeUpstream(({ url }) => {
    const { searchParams } = new URL(url, 'http://karbor');
    const start = rows.findIndex(({ id }) => id === searchParams.get('marker')) + 1;
    return { json: { operation_logs: rows.slice(start, start + Number(searchParams.get('limit'))) } };
  });
  const { run } = await openGateway({ KARBOR_URL: `${karbor.url}/v1/p1` });
  const { data } = await run(`{ l: operationLogs(first: 1, filter: { status: ERROR }) ${page} }`);
  expect(data).toEqual({ l: { nodes: [{ id: uuidOf(2) }], pageInfo: { hasNextPage: false } } });
});
