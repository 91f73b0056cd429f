import { beforeAll, expect, it } from 'vitest';
import { at, call, listAt, textAt } from './wire.ts';
import { onEmbeddedCloud } from './world.ts';

const list = /* GraphQL */ `
  query OperationLogs($first: Int!, $after: String, $filter: OperationLogFilter, $sort: [OperationLogSort!]) {
    operationLogs(first: $first, after: $after, filter: $filter, sort: $sort) {
      nodes {
        id
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

const one = /* GraphQL */ `
  query OperationLog($id: ID!) {
    operationLog(id: $id) {
      id
      projectId
      operationType
      rawOperationType
      status
      rawStatus
      checkpointId
      checkpoint {
        id
        status
      }
      planId
      providerId
      provider {
        id
        name
      }
      restoreId
      scheduledOperationId
      startedAt
      endedAt
      errorInfo
      extraInfo
    }
  }
`;

onEmbeddedCloud('operation logs', (world) => {
  const ask = async (document: string, variables: object = {}) => {
    const { body } = await world().ask('operator', document, variables);
    expect(body).not.toHaveProperty('errors');
    return at(body, 'data');
  };
  let project: string;
  /** What karbor itself answers. */
  const raw = async (path: string) => {
    const { target, token } = world();
    const url = `${target.invented?.karbor}/v1/${project}${path}`;
    return (await call(`GET ${url}`, { token: await token('operator') })).body;
  };
  const idsOf = (rows: unknown) => listAt(rows).map((row) => textAt(row, 'id'));
  const paged = async (variables: object) => {
    const seen: string[] = [];
    let after: unknown = null;
    do {
      const page = at(await ask(list, { first: 7, after, ...variables }), 'operationLogs');
      seen.push(...idsOf(at(page, 'nodes')));
      after = at(page, 'pageInfo', 'hasNextPage') === true ? at(page, 'pageInfo', 'endCursor') : undefined;
    } while (after !== undefined);
    return seen;
  };

  beforeAll(async () => {
    const { target, token } = world();
    const own = await token('operator');
    const headers = { 'x-subject-token': own };
    const login = await call(`GET ${target.authUrl}/auth/tokens`, { token: own, headers });
    project = textAt(login.body, 'token', 'project', 'id');
  });

  it.each([
    ['newest first', {}, ''],
    ['by their start', { sort: ['STARTED_ASC'] }, '?sort=started_at:asc,id:asc'],
    ['by status, then by id', { sort: ['STATUS_DESC', 'ID_ASC'] }, '?sort=status:desc,id:asc'],
    ['of one status', { filter: { status: 'AVAILABLE' } }, '?status=available'],
  ])('are paged as karbor lists them: %s', async (_title, variables, query) => {
    const expected = idsOf(at(await raw(`/operation_logs${query}`), 'operation_logs'));
    expect(expected.length).toBeGreaterThan(7);
    const seen = await paged(variables);
    expect([...seen].sort()).toEqual([...expected].sort());
    if (query.includes('status:desc') || query === '') expect(seen).toEqual(expected);
  });

  it('are read whole, with what they are about', async () => {
    const rows = listAt(await raw('/operation_logs'), 'operation_logs');
    const row = rows.find((log) => at(log, 'status') === 'deleted');
    const data = await ask(one, { id: textAt(row, 'id') });
    expect(at(data, 'operationLog')).toMatchObject({
      projectId: project,
      operationType: 'DELETE',
      rawOperationType: 'protect',
      status: 'DELETED',
      checkpointId: at(row, 'checkpoint_id'),
      checkpoint: { id: at(row, 'checkpoint_id'), status: 'DELETED' },
      providerId: at(row, 'provider_id'),
      provider: { id: at(row, 'provider_id') },
      planId: at(row, 'plan_id'),
    });
    expect(Date.parse(textAt(data, 'operationLog', 'startedAt'))).toBe(
      Date.parse(`${textAt(row, 'started_at').slice(0, 23)}Z`),
    );
  });

  it('are filtered by checkpoint, by plan and by restore', async () => {
    const rows = listAt(await raw('/operation_logs'), 'operation_logs');
    const restored = rows.find((log) => at(log, 'restore_id') !== null);
    const made = rows.find((log) => at(log, 'plan_id') !== null);
    const cases: [object, string, unknown][] = [
      [{ checkpointId: at(restored, 'checkpoint_id') }, 'checkpoint_id', at(restored, 'checkpoint_id')],
      [{ planId: at(made, 'plan_id') }, 'plan_id', at(made, 'plan_id')],
      [{ restoreId: at(restored, 'restore_id') }, 'restore_id', at(restored, 'restore_id')],
    ];
    for (const [filter, key, value] of cases) {
      const expected = idsOf(rows.filter((log) => at(log, key) === value));
      expect((await paged({ filter })).sort()).toEqual(expected.sort());
    }
  });

  it('are null where the project has none', async () => {
    expect(await ask(one, { id: '00000000-1111-4222-8333-444444444444' })).toEqual({ operationLog: null });
    const [id] = idsOf(at(await raw('/operation_logs'), 'operation_logs'));
    const { body } = await world().ask('outsider', one, { id });
    expect(at(body, 'data')).toEqual({ operationLog: null });
  });
});
