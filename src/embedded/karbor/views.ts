import type { Checkpoint, OperationLog, Plan, Provider, Resource, Restore } from './model.ts';
import { day, timestamp } from './model.ts';

/** How a row's columns are read, under the names that karbor's API and database share. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => unknown>>;

const planShown: Columns<Plan> = {
  id: (plan) => plan.id,
  name: (plan) => plan.name,
  description: (plan) => plan.description,
  resources: (plan) => plan.resources.map(planResource),
  provider_id: (plan) => plan.providerId,
  status: (plan) => plan.status,
  parameters: (plan) => plan.parameters,
};

/** A plan prints its resources' `extra_info` as an object, a checkpoint as text. */
function planResource({ id, name, type, extraInfo }: Resource): object {
  const parsed: unknown = extraInfo === null ? null : JSON.parse(extraInfo);
  return { id, name, type, ...(parsed ? { extra_info: parsed } : {}) };
}

const logShown: Columns<OperationLog> = {
  id: (log) => log.id,
  operation_type: (log) => log.operationType,
  checkpoint_id: (log) => log.checkpointId,
  plan_id: (log) => log.planId,
  provider_id: (log) => log.providerId,
  restore_id: (log) => log.restoreId,
  scheduled_operation_id: (log) => log.scheduledOperationId,
  status: (log) => log.status,
  started_at: (log) => timestamp(log.startedAt),
  ended_at: (log) => timestamp(log.endedAt),
  error_info: (log) => log.errorInfo,
  extra_info: (log) => log.extraInfo,
};

const verificationShown: Columns<Restore> = {
  id: (row) => row.id,
  project_id: (row) => row.projectId,
  provider_id: (row) => row.providerId,
  checkpoint_id: (row) => row.checkpointId,
  parameters: (row) => row.parameters,
  status: (row) => row.status,
  resources_status: () => ({}),
  resources_reason: () => ({}),
};

const restoreShown: Columns<Restore> = { ...verificationShown, restore_target: (row) => row.restoreTarget };

/** What each DB-backed collection prints of a row; `project_id` of a plan or a log stays inside. */
export const shown = {
  plan: planShown,
  operationLog: logShown,
  restore: restoreShown,
  verification: verificationShown,
};

/** A row under the names of its columns. */
export function view<Row>(columns: Columns<Row>, row: Row): Record<string, unknown> {
  return Object.fromEntries(Object.entries(columns).map(([name, read]) => [name, read(row)]));
}

/** A provider as the API prints it. */
export function providerView({ id, name, description, extendedInfoSchema }: Provider): object {
  return { id, name, description, extended_info_schema: extendedInfoSchema };
}

/** A checkpoint as show and list print it (karbor/api/v1/providers.py:CheckpointViewBuilder). */
export function checkpointView(checkpoint: Checkpoint): object {
  const { id, name, providerId, resources } = checkpoint.plan;
  return {
    id: checkpoint.id,
    project_id: checkpoint.projectId,
    status: checkpoint.status,
    protection_plan: { id, name, provider_id: providerId, resources: resources.map(checkpointResource) },
    resource_graph: checkpoint.resourceGraph,
    created_at: day(checkpoint.createdAt),
    extra_info: checkpoint.extraInfo,
  };
}

/** A checkpoint as create prints it: what karbor sent to the bank, before the bank filled in the rest. */
export function newCheckpointView(checkpoint: Checkpoint): object {
  const { id, name, resources } = checkpoint.plan;
  return {
    ...checkpointView(checkpoint),
    status: 'protecting',
    protection_plan: { id, name, resources: resources.map(checkpointResource) },
    resource_graph: null,
    created_at: null,
  };
}

function checkpointResource({ id, type, name, extraInfo }: Resource): object {
  return { id, type, name, extra_info: extraInfo };
}
