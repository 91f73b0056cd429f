import { describe, expect, it } from 'vitest';
import { fakeUpstream } from '../../support/fakeUpstream.ts';
import type { Answer } from '../../support/fakeUpstream.ts';
import { codes, openGateway } from '../../support/gateway.ts';
import {
  checkpointRow,
  operationLogRow,
  planId,
  providerId,
  providerRow,
  uuidOf,
} from '../../support/rows.ts';

/** A gateway over a karbor that answers every request alike. */
async function open(answer: Answer) {
  const karbor = await fakeUpstream(() => answer);
  const { run } = await openGateway({ KARBOR_URL: `${karbor.url}/v1/p1` });
  return { karbor, run };
}

const id = uuidOf(1);
const checkpoints = (args: string) =>
  `{ checkpoints(providerId: "${providerId}", ${args}) { nodes { id } } }`;
const logs = (args: string) => `{ operationLogs(first: 2, ${args}) { nodes { id } } }`;
const list = `GET /v1/p1/providers/${providerId}/checkpoints?limit=3&sort=created_at:asc`;
const logList = (sort = 'created_at:desc,id:desc') => `GET /v1/p1/operation_logs?limit=3&sort=${sort}`;

describe('one request line for each read:', () => {
  it.each([
    ['providers', '{ protectionProviders(first: 2) { nodes { id } } }', 'GET /v1/p1/providers?limit=3'],
    [
      'a provider',
      `{ protectionProvider(id: "${providerId}") { id } }`,
      `GET /v1/p1/providers/${providerId}`,
    ],
    ['checkpoints', checkpoints('first: 2'), list],
    [
      'checkpoints of a plan',
      checkpoints(`first: 2, filter: { planId: "${planId}" }`),
      `${list}&plan_id=${planId}`,
    ],
    [
      'checkpoints of a plan whose id Python would take for a sum',
      checkpoints(`first: 2, filter: { planId: "${uuidOf(7)}" }`),
      `${list}&plan_id=%27${uuidOf(7)}%27`,
    ],
    [
      'checkpoints between two days',
      checkpoints('first: 2, filter: { startDate: "2026-11-01", endDate: "2026-11-20" }'),
      `${list}&start_date=%272026-11-01%27&end_date=%272026-11-20%27`,
    ],
    [
      'checkpoints up to a day, which karbor heeds only with a start',
      checkpoints('first: 2, filter: { endDate: "2026-11-20" }'),
      `${list}&start_date=%271970-01-01%27&end_date=%272026-11-20%27`,
    ],
    [
      'a checkpoint',
      `{ checkpoint(providerId: "${providerId}", id: "${id}") { id } }`,
      `GET /v1/p1/providers/${providerId}/checkpoints/${id}`,
    ],
    ['operation logs', '{ operationLogs(first: 2) { nodes { id } } }', logList()],
    [
      'operation logs in an order',
      logs('sort: [STATUS_ASC, ENDED_DESC]'),
      logList('status:asc,ended_at:desc,id:desc'),
    ],
    [
      'operation logs of a checkpoint, a plan, a restore, in a status',
      logs(
        `filter: { checkpointId: "${providerId}", planId: "${planId}", restoreId: "${providerId}", status: ERROR_DELETING }`,
      ),
      `${logList()}&checkpoint_id=${providerId}&plan_id=${planId}&restore_id=${providerId}&status=error-deleting`,
    ],
    ['an operation log', `{ operationLog(id: "${id}") { id } }`, `GET /v1/p1/operation_logs/${id}`],
  ])('%s', async (_what, query, line) => {
    const { karbor, run } = await open({
      json: {
        providers: [],
        provider: providerRow(providerId),
        checkpoints: [],
        checkpoint: checkpointRow(id),
        operation_logs: [],
        operation_log: operationLogRow(id),
      },
    });
    expect((await run(query)).errors).toEqual([]);
    expect(karbor.lines).toEqual([line]);
  });
});

it.each([
  'protectionProvider(id: "ID")',
  'operationLog(id: "ID")',
  `checkpoint(providerId: "${providerId}", id: "ID")`,
])('answers null where karbor has no %s', async (field) => {
  const { run } = await open({ status: 404, json: { itemNotFound: { code: 404, message: 'gone' } } });
  const answer = await run(`{ found: ${field.replace('ID', id)} { id } }`);
  expect(answer).toMatchObject({ data: { found: null }, errors: [] });
});

it.each([
  { status: 404, headers: { 'content-type': 'text/html' }, text: '<html>' },
  // Of karbor's router, for a path that it does not know.
  {
    status: 404,
    json: {
      message: 'The resource could not be found.<br /><br />\n\n\n',
      code: '404 Not Found',
      title: 'Not Found',
    },
  },
])('does not take a wrong address for an empty karbor: %#', async (stray) => {
  const { karbor, run } = await open(stray);
  const answer = await run(`{ operationLog(id: "${id}") { id } }`);
  expect(codes(answer)).toEqual(['UPSTREAM_MALFORMED']);
  expect(karbor.lines).toEqual([`GET /v1/p1/operation_logs/${id}`]);
});

it.each([
  ['startDate: "2026-11-01"', [1, 3]],
  [`planId: "${planId}"`, [1]],
])('leaves out what another provider keeps in the same bank, and other plans: %s', async (filter, ids) => {
  const plan = { id: planId, name: 'web', provider_id: providerId, resources: [] };
  const { run } = await open({
    json: {
      checkpoints: [
        checkpointRow(uuidOf(1)),
        checkpointRow(uuidOf(2), { protection_plan: { ...plan, provider_id: uuidOf(9) } }),
        checkpointRow(uuidOf(3), { protection_plan: { ...plan, id: uuidOf(8) } }),
      ],
    },
  });
  const { data } = await run(checkpoints(`first: 5, filter: { ${filter} }`));
  expect(data).toEqual({ checkpoints: { nodes: ids.map((n) => ({ id: uuidOf(n) })) } });
});

it('leaves out logs that a server which drops the filter sends all the same', async () => {
  const { run } = await open({
    json: { operation_logs: [operationLogRow(uuidOf(1)), operationLogRow(uuidOf(2), { status: 'error' })] },
  });
  const { data } = await run(logs('filter: { status: ERROR }'));
  expect(data).toEqual({ operationLogs: { nodes: [{ id: uuidOf(2) }] } });
});

it('shows what stands inside texts as JSON beside the text, and fails only where it is none', async () => {
  const { run } = await open({
    json: {
      checkpoint: checkpointRow(id, { resource_graph: '[broken', extra_info: '{"created_by": "manual"}' }),
    },
  });
  const fields = 'resourceGraph rawResourceGraph extraInfo rawExtraInfo';
  const answer = await run(`{ checkpoint(providerId: "${providerId}", id: "${id}") { ${fields} } }`);
  expect(answer.data).toEqual({
    checkpoint: {
      resourceGraph: null,
      rawResourceGraph: '[broken',
      extraInfo: { created_by: 'manual' },
      rawExtraInfo: '{"created_by": "manual"}',
    },
  });
  expect(codes(answer)).toEqual(['UPSTREAM_MALFORMED']);
  expect(answer.errors[0]?.path).toEqual(['checkpoint', 'resourceGraph']);
});

it('tells a delete by its status, since karbor logs it as a protect, and keeps an unknown word', async () => {
  const rows = [
    operationLogRow(uuidOf(1), { status: 'deleted' }),
    operationLogRow(uuidOf(2), { operation_type: 'defrost', status: 'odd' }),
  ];
  const { run } = await open({ json: { operation_logs: rows } });
  const fields = 'operationType rawOperationType status rawStatus startedAt';
  const { data } = await run(`{ operationLogs(first: 2) { nodes { ${fields} } } }`);
  const startedAt = '2026-11-21T08:43:22.000000Z';
  expect(data).toEqual({
    operationLogs: {
      nodes: [
        {
          operationType: 'DELETE',
          rawOperationType: 'protect',
          status: 'DELETED',
          rawStatus: 'deleted',
          startedAt,
        },
        {
          operationType: 'UNKNOWN',
          rawOperationType: 'defrost',
          status: 'UNKNOWN',
          rawStatus: 'odd',
          startedAt,
        },
      ],
    },
  });
});
