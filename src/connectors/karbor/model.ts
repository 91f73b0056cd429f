import type { Fetched } from '../../connection.ts';
import { field, list, nullable, object, only, string, word } from '../../json/read.ts';
import type { Reader } from '../../json/read.ts';
import { day, utcTime } from '../../json/time.ts';

const text = nullable(string);

/** Only the link to a next page tells that karbor's `osapi_max_limit` cut this one shorter than asked for; where it leads is often wrong (upstreams.md 5.4, 14.3). */
function page<T>(key: string, read: Reader<T>): Reader<Fetched<T>> {
  return (value) => {
    const answer = object(value);
    const links = field(answer, `${key}_links`, nullable(list(object)));
    return { rows: field(answer, key, list(read)), more: links !== null && links.length > 0 };
  };
}

/** As karbor api/v1/providers.py `ProviderViewBuilder.detail` prints it. */
export type ProtectionProvider = ReturnType<typeof provider>;
function provider(value: unknown) {
  const row = object(value);
  return {
    id: field(row, 'id', string),
    name: field(row, 'name', text),
    description: field(row, 'description', text),
  };
}
export const providerAnswer = only('provider', provider);
export const providersAnswer = page('providers', provider);

const checkpointStatus = word({
  ERROR: 'error',
  PROTECTING: 'protecting',
  AVAILABLE: 'available',
  DELETING: 'deleting',
  DELETED: 'deleted',
  ERROR_DELETING: 'error-deleting',
  WAIT_COPYING: 'wait_copying',
  COPYING: 'copying',
  FINISHED: 'finished',
});

/** JSON inside a text, or JSON as it is: karbor sends both for the same key (upstreams.md 6.2). Parsed only when asked for. */
export type Embedded = string | object | null;
const embedded = (value: unknown): Embedded =>
  typeof value === 'object' ? value : value === undefined ? null : string(value);

/** As karbor api/v1/providers.py `CheckpointViewBuilder.detail` prints it; the provider is the one it was asked of. */
export type Checkpoint = ReturnType<ReturnType<typeof checkpoint>>;
function checkpoint(providerId: string) {
  return (value: unknown) => {
    const row = object(value);
    const rawStatus = field(row, 'status', text);
    return {
      id: field(row, 'id', string),
      providerId,
      projectId: field(row, 'project_id', text),
      status: checkpointStatus(rawStatus),
      rawStatus,
      protectionPlan: field(row, 'protection_plan', nullable(plan)),
      resourceGraph: field(row, 'resource_graph', embedded),
      extraInfo: field(row, 'extra_info', embedded),
      createdAt: field(row, 'created_at', nullable(day)),
    };
  };
}
export const checkpointAnswer = (providerId: string) => only('checkpoint', checkpoint(providerId));
export const checkpointsAnswer = (providerId: string) => page('checkpoints', checkpoint(providerId));

export type ProtectionPlan = ReturnType<typeof plan>;
function plan(value: unknown) {
  const row = object(value);
  return {
    planId: field(row, 'id', string),
    name: field(row, 'name', text),
    providerId: field(row, 'provider_id', text), // a create's answer leaves it out
    resources: field(row, 'resources', nullable(list(resource))) ?? [],
  };
}

export type ProtectedResource = ReturnType<typeof resource>;
function resource(value: unknown) {
  const row = object(value);
  return {
    resourceId: field(row, 'id', string),
    type: field(row, 'type', string),
    name: field(row, 'name', text),
    extraInfo: field(row, 'extra_info', embedded),
  };
}

const operationType = word({
  PROTECT: 'protect',
  RESTORE: 'restore',
  DELETE: 'delete',
  VERIFY: 'verify',
  COPY: 'copy',
});
/** Enum value to karbor's word; also read the other way. */
export const operationLogWords = {
  AVAILABLE: 'available',
  SUCCESS: 'success',
  DELETED: 'deleted',
  PROTECTING: 'protecting',
  DELETING: 'deleting',
  IN_PROGRESS: 'in_progress',
  FAIL: 'fail',
  ERROR: 'error',
  ERROR_DELETING: 'error-deleting',
  WAIT_COPYING: 'wait_copying',
  COPYING: 'copying',
} as const;
export type KnownLogStatus = keyof typeof operationLogWords;
const operationLogStatus = word(operationLogWords);
/** Statuses that a log keeps once it has ended; what comes after has a log of its own (upstreams.md 7.1). */
export const finishedLogs: ReadonlySet<string> = new Set([
  'AVAILABLE',
  'SUCCESS',
  'DELETED',
  'FAIL',
  'ERROR',
  'ERROR_DELETING',
]);
const deletes: ReadonlySet<string> = new Set(['DELETING', 'DELETED', 'ERROR_DELETING']);

/** As karbor api/v1/operation_logs.py `OperationLogViewBuilder.detail` prints it; it never tells the project. */
export type OperationLog = ReturnType<typeof operationLog>;
function operationLog(value: unknown) {
  const row = object(value);
  const rawOperationType = field(row, 'operation_type', text);
  const rawStatus = field(row, 'status', text);
  const status = operationLogStatus(rawStatus);
  return {
    id: field(row, 'id', string),
    // Karbor logs a delete as `protect`; only its status tells (upstreams.md 7.1).
    operationType: deletes.has(status) ? ('DELETE' as const) : operationType(rawOperationType),
    rawOperationType,
    status,
    rawStatus,
    checkpointId: field(row, 'checkpoint_id', text),
    planId: field(row, 'plan_id', text),
    providerId: field(row, 'provider_id', text),
    restoreId: field(row, 'restore_id', text),
    scheduledOperationId: field(row, 'scheduled_operation_id', text),
    startedAt: field(row, 'started_at', nullable(utcTime)),
    endedAt: field(row, 'ended_at', nullable(utcTime)),
    errorInfo: field(row, 'error_info', embedded),
    extraInfo: field(row, 'extra_info', embedded),
  };
}
export const operationLogAnswer = only('operation_log', operationLog);
export const operationLogsAnswer = page('operation_logs', operationLog);
