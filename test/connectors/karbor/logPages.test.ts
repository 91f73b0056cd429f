import { describe, expect, it } from 'vitest';
import { encodeCursor } from '../../../src/connection.ts';
import { fakeUpstream } from '../../support/fakeUpstream.ts';
import { codes, openCloudGateway, openGateway } from '../../support/gateway.ts';
import type { Answered, Bench } from '../../support/gateway.ts';
import { operationLogRow, uuidOf } from '../../support/rows.ts';

interface Page {
  readonly nodes: readonly { readonly id: string; readonly endedAt: string | null }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const query = (args: string) => `query ($after: String) {
  l: operationLogs(after: $after, ${args}) { nodes { id endedAt } pageInfo { hasNextPage endCursor } } }`;
const pageIn = ({ data }: Answered) => data?.['l'] as Page;

async function readAll(run: Bench['run'], args: string) {
  const nodes: Page['nodes'][number][] = [];
  for (let after: string | null = null, turns = 0; turns < 100; turns++) {
    const answered = await run(query(args), { variables: { after } });
    expect(answered.errors).toEqual([]);
    nodes.push(...pageIn(answered).nodes);
    after = pageIn(answered).pageInfo.endCursor;
    if (!pageIn(answered).pageInfo.hasNextPage) return nodes;
  }
  return expect.unreachable('the pages do not end');
}

it.each(['ENDED_DESC', 'ENDED_ASC', '[STATUS_ASC, ENDED_DESC]', 'STATUS_ASC', 'OPERATION_TYPE_DESC'])(
  'every operation log comes once in the order %s, those that have not ended too',
  async (sort) => {
    const { run } = await openCloudGateway();
    const whole = await readAll(run, `first: 1000, sort: ${sort}`);
    expect(new Set(whole.map(({ id }) => id)).size).toBe(78);
    expect(whole.filter(({ endedAt }) => endedAt === null)).not.toEqual([]);
    for (const first of [7, 39, 77])
      expect(await readAll(run, `first: ${first}, sort: ${sort}`)).toEqual(whole);
  },
);

describe('the pages of an order by end', () => {
  /** A karbor with these logs, in this order, that may change meanwhile. */
  async function open(numbers: number[]) {
    const karbor = await fakeUpstream(({ url }) => {
      const { searchParams } = new URL(url, 'http://karbor');
      const offset = Number(searchParams.get('offset') ?? 0);
      const page = numbers.slice(offset, offset + Number(searchParams.get('limit')));
      return { json: { operation_logs: page.map((n) => operationLogRow(uuidOf(n))) } };
    });
    return { karbor, ...(await openGateway({ KARBOR_URL: `${karbor.url}/v1/p1` })) };
  }
  const args = 'first: 2, sort: ENDED_DESC';
  const list = 'GET /v1/p1/operation_logs?limit=';
  const order = 'sort=ended_at:desc,id:desc';

  it.each([-1, 0.5, 'x', null])('are not begun at a made-up place: %j', async (place) => {
    const { karbor, run } = await open([9, 8, 7]);
    const after = encodeCursor('operationLogs by place', uuidOf(9), place);
    const answered = await run(query(args), { variables: { after } });
    expect(codes(answered)).toEqual(['BAD_USER_INPUT']);
    expect(karbor.lines).toEqual([]);
  });

  it('count the logs before them, and see whether these are still as many', async () => {
    const { karbor, run } = await open([9, 8, 7, 6, 5]);
    expect((await readAll(run, args)).map(({ id }) => id)).toEqual([9, 8, 7, 6, 5].map((n) => uuidOf(n)));
    expect(karbor.lines).toEqual([
      `${list}3&${order}`,
      `${list}4&${order}&offset=1`,
      `${list}4&${order}&offset=3`,
    ]);
  });

  it.each([
    ['a log before them has moved behind', [8, 7, 6, 5, 9]],
    ['a log has come before them', [10, 9, 8, 7, 6, 5]],
    ['the list has shrunk', [9]],
  ])('are begun again, rather than miss or repeat logs, when %s', async (_what, later) => {
    const numbers = [9, 8, 7, 6, 5];
    const { run } = await open(numbers);
    const { endCursor: after } = pageIn(await run(query(args))).pageInfo;
    numbers.splice(0, 5, ...later);
    const answered = await run(query(args), { variables: { after } });
    expect(codes(answered)).toEqual(['BAD_USER_INPUT']);
    expect(answered.errors[0]?.message).toContain('start again from the first page');
  });

  it('take no cursor of another order, nor does that one take theirs', async () => {
    const { run } = await open([9, 8, 7]);
    const { endCursor: after } = pageIn(await run(query(args))).pageInfo;
    const { endCursor: other } = pageIn(await run(query('first: 2'))).pageInfo;
    expect(codes(await run(query('first: 2'), { variables: { after } }))).toEqual(['BAD_USER_INPUT']);
    expect(codes(await run(query(args), { variables: { after: other } }))).toEqual(['BAD_USER_INPUT']);
  });
});

it('says so when the log that a cursor stands for is gone', async () => {
  const cursor = Buffer.from(JSON.stringify(['operationLogs', uuidOf(1)])).toString('base64url');
  const fault = { itemNotFound: { code: 404, message: 'OperationLog %(restore_id)s could not be found.' } };
  const karbor = await fakeUpstream(() => ({ status: 404, json: fault }));
  const { run } = await openGateway({ KARBOR_URL: `${karbor.url}/v1/p1` });
  const answered = await run(query('first: 2'), { variables: { after: cursor } });
  expect(codes(answered)).toEqual(['BAD_USER_INPUT']);
  expect(karbor.lines).toEqual([
    `GET /v1/p1/operation_logs?limit=3&sort=created_at:desc,id:desc&marker=${uuidOf(1)}`,
  ]);
});
