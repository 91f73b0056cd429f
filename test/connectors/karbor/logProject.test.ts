import { expect, it } from 'vitest';
import { fakeUpstream } from '../../support/fakeUpstream.ts';
import { openCloudGateway, openGateway } from '../../support/gateway.ts';
import { checkpointRow, operationLogRow, project, providerId, uuidOf } from '../../support/rows.ts';

const id = uuidOf(5);
const one = `operationLog(id: "${id}") { projectId }`;
const logLine = `GET /v1/mine/operation_logs/${id}`;
const checkpointLine = `GET /v1/mine/providers/${providerId}/checkpoints/${uuidOf(1)}`;

async function open(
  more: Readonly<Record<string, unknown>>,
  checkpoint: object | null = checkpointRow(uuidOf(1)),
) {
  const log = operationLogRow(id, more);
  const karbor = await fakeUpstream(({ url }) => {
    if (url.includes('/checkpoints/'))
      return checkpoint === null ? { status: 404, json: {} } : { json: { checkpoint } };
    return { json: { operation_log: log, operation_logs: [log] } };
  });
  return { karbor, ...(await openGateway({ KARBOR_URL: `${karbor.url}/v1/mine` })) };
}

it.each([
  ['a protect', {}, project],
  ['a delete', { status: 'deleted' }, project],
  ['a copy', { operation_type: 'copy' }, project],
])('of a log read by its id is that of the checkpoint: %s', async (_what, more, projectId) => {
  const { karbor, run } = await open(more);
  expect((await run(`{ ${one} }`)).data).toEqual({ operationLog: { projectId } });
  expect(karbor.lines).toEqual([logLine, checkpointLine]);
});

it.each([
  ['a restore', { operation_type: 'restore', restore_id: uuidOf(6) }],
  ['a verification', { operation_type: 'verify' }],
  ['a log without a checkpoint', { checkpoint_id: null }],
])('of a log read by its id is not guessed for %s', async (_what, more) => {
  const { karbor, run } = await open(more);
  expect((await run(`{ ${one} }`)).data).toEqual({ operationLog: { projectId: null } });
  expect(karbor.lines).toEqual([logLine]);
});

it('of a log read by its id is null without an error where the checkpoint is gone', async () => {
  const { run } = await open({}, null);
  expect(await run(`{ ${one} }`)).toMatchObject({ data: { operationLog: { projectId: null } }, errors: [] });
});

it('of a log in a list is the caller’s, without a call', async () => {
  const { karbor, run } = await open({ operation_type: 'restore' });
  const { data } = await run('{ operationLogs(first: 1) { nodes { projectId } } }');
  expect(data).toEqual({ operationLogs: { nodes: [{ projectId: 'mine' }] } });
  expect(karbor.lines).toHaveLength(1);
});

it('is another project’s for an admin who reads that one’s log, and costs someone else no call', async () => {
  const { run, calls, cloud } = await openCloudGateway({ env: { CALLERS: 'keystone' } });
  const login = async (name: string, inProject: string) => {
    const domain = { name: 'Default' };
    const identity = {
      methods: ['password'],
      password: { user: { name, domain, password: `${name}-password` } },
    };
    const response = await fetch(`${cloud.env['OS_AUTH_URL']}/auth/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ auth: { identity, scope: { project: { name: inProject, domain } } } }),
    });
    return response.headers.get('x-subject-token') ?? '';
  };
  const member = await login('member', 'demo');
  const listed = await run('{ l: operationLogs(first: 1) { nodes { id projectId } } }', { token: member });
  const [log] = (listed.data?.['l'] as { nodes: { id: string; projectId: string }[] }).nodes;
  const byId = `{ operationLog(id: "${log?.id}") { id projectId } }`;
  expect((await run(byId, { token: await login('admin', 'admin') })).data).toEqual({ operationLog: log });
  calls.splice(0);
  expect((await run(byId, { token: member })).data).toEqual({ operationLog: log });
  expect(calls.map(({ operation }) => operation)).toEqual(['operation-log.get']);
});
