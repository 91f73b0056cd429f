import type { Call } from './call.ts';
import { demand, part } from './call.ts';
import type { OperationLog } from './model.ts';
import { timestamp } from './model.ts';
import { shown, view } from './views.ts';
import { Refusal, notFound } from './refusal.ts';
import type { Table } from './table.ts';
import { list } from './table.ts';
import { isUuidLike } from '../uuid.ts';

/** Karbor fills this text with a value of another name, so the placeholder goes out as it stands. */
const lost = 'OperationLog %(restore_id)s could not be found.';

const never = () => null;

const table: Table<OperationLog> = {
  columns: {
    ...shown.operationLog,
    project_id: (log) => log.projectId,
    created_at: (log) => timestamp(log.startedAt),
    updated_at: (log) => timestamp(log.endedAt),
    deleted_at: never,
    deleted: () => 0,
  },
  filters: ['checkpoint_id', 'plan_id', 'restore_id', 'status'],
  lost: () => lost,
};

/** GET /operation_logs: goes on working while the protection service is down. */
async function index(call: Call): Promise<object> {
  demand(call, 'operation_log:get_all');
  return list(call, {
    name: 'operation_logs',
    rows: call.state.operationLogs,
    table,
    shown: shown.operationLog,
  });
}

/** GET /operation_logs/{id}: another project's is as if it were not there, in words of its own. */
async function show(call: Call): Promise<object> {
  const id = part(call, 'id');
  if (!isUuidLike(id)) throw new Refusal(400, 'Invalid operation log id provided.');
  const log = call.state.operationLogs.get(id);
  if (!log) throw new Refusal(404, lost);
  const own = call.caller.isAdmin || log.projectId === call.caller.projectId;
  if (!own || !call.policies.allow('operation_log:get', call.caller)) throw notFound(`Operation log ${id}`);
  return { operation_log: view(shown.operationLog, log) };
}

/** What can be done with operation logs. */
export const operationLogs = { index, show };
