import { randomUUID } from 'node:crypto';
import type { Bank } from './bank.ts';
import { resourceGraph } from './graph.ts';
import type { Checkpoint, OperationLog, PlanSnapshot, Restore } from './model.ts';
import { dumps } from './python.ts';
import type { State } from './state.ts';

/** How long each flow takes, in ms. */
const takes = {
  protect: 3_000,
  delete: 2_000,
  restore: 3_000,
  verify: 2_000,
  waitCopying: 1_000,
  copy: 3_000,
};

/** A checkpoint, the bank that holds it and the log of what is being done to it. */
interface Running {
  bank: Bank;
  checkpoint: Checkpoint;
  log: OperationLog;
}

/** Puts an empty checkpoint of a plan into a bank; the flow to fill it comes after. */
export function newCheckpoint(
  state: State,
  bank: Bank,
  given: { projectId: string; plan: PlanSnapshot } & Pick<Checkpoint, 'status' | 'extraInfo'>,
): Checkpoint {
  const { id, name, providerId, resources } = given.plan;
  const checkpoint: Checkpoint = {
    id: randomUUID(),
    projectId: given.projectId,
    plan: { id, name, providerId, resources },
    createdAt: state.clock.now(),
    status: given.status,
    resourceGraph: null,
    extraInfo: given.extraInfo,
  };
  bank.save(checkpoint);
  return checkpoint;
}

/** Builds the flow that fills a checkpoint: its graph, and its log. */
export function buildFlow(state: State, checkpoint: Checkpoint, operationType = 'protect'): OperationLog {
  checkpoint.resourceGraph = resourceGraph(checkpoint.plan.resources, state.dependents);
  return logOf(state, checkpoint, { operationType });
}

/** protecting → available, or → error when a plugin fails. */
export function protect(state: State, { checkpoint, log }: Running): void {
  state.clock.after(takes.protect, () => {
    const status = fails(state, checkpoint) ? 'error' : 'available';
    settle(state, { checkpoint, log }, { from: 'protecting', to: status });
  });
}

/** deleting → deleted, which takes it out of the lists, or → error-deleting when a plugin fails. */
export function remove(state: State, bank: Bank, checkpoint: Checkpoint): void {
  checkpoint.status = 'deleting';
  const log = logOf(state, checkpoint, {});
  state.clock.after(takes.delete, () => {
    const status = fails(state, checkpoint) ? 'error-deleting' : 'deleted';
    settle(state, { checkpoint, log }, { from: 'deleting', to: status });
    if (checkpoint.status === 'deleted') bank.unlist(checkpoint);
  });
}

/** wait_copying → copying → available, or → error when a plugin fails. */
export function copy(state: State, { checkpoint, log }: Running): void {
  state.clock.after(takes.waitCopying, () => {
    if (checkpoint.status !== 'wait_copying') return;
    checkpoint.status = 'copying';
    log.status = 'copying';
    state.clock.after(takes.copy, () => {
      const status = fails(state, checkpoint) ? 'error' : 'available';
      settle(state, { checkpoint, log }, { from: 'copying', to: status });
      if (checkpoint.status === 'available') checkpoint.extraInfo = dumps({ copy_status: 'finished' });
    });
  });
}

/** in_progress → success, or → fail when a plugin fails; its log has no plan. */
export function runOver(
  state: State,
  checkpoint: Checkpoint,
  job: { row: Restore; operationType: 'restore' | 'verify' },
): void {
  const { row, operationType } = job;
  const log = logOf(state, checkpoint, {
    operationType,
    projectId: row.projectId,
    planId: null,
    restoreId: operationType === 'restore' ? row.id : null,
    scheduledOperationId: null,
    status: row.status,
  });
  state.clock.after(takes[operationType], () => {
    row.status = fails(state, checkpoint) ? 'fail' : 'success';
    log.status = row.status;
    log.endedAt = state.clock.now();
  });
}

/** Ends a flow, unless somebody reset the checkpoint's state in the meantime. */
function settle(
  state: State,
  { checkpoint, log }: Pick<Running, 'checkpoint' | 'log'>,
  { from, to }: { from: string; to: string },
): void {
  if (checkpoint.status === from) checkpoint.status = to;
  log.status = to;
  log.endedAt = state.clock.now();
}

function fails(state: State, checkpoint: Checkpoint): boolean {
  return checkpoint.plan.resources.some(({ type }) => state.outages.pluginIsBroken(type));
}

/** A log of what is done to a checkpoint (karbor/services/protection/flows/utils.py). */
function logOf(state: State, checkpoint: Checkpoint, given: Partial<OperationLog>): OperationLog {
  const log: OperationLog = {
    id: randomUUID(),
    projectId: checkpoint.projectId,
    operationType: 'protect',
    checkpointId: checkpoint.id,
    planId: checkpoint.plan.id,
    providerId: checkpoint.plan.providerId,
    restoreId: null,
    scheduledOperationId: scheduledOperationOf(checkpoint),
    startedAt: state.clock.now(),
    status: checkpoint.status,
    endedAt: null,
    errorInfo: null,
    extraInfo: null,
    ...given,
  };
  state.operationLogs.set(log.id, log);
  return log;
}

/** The schedule that made a checkpoint, as its extra_info tells. */
export function scheduledOperationOf({ extraInfo }: Checkpoint): string | null {
  if (typeof extraInfo !== 'string') return null;
  const parsed: unknown = JSON.parse(extraInfo);
  const made = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [];
  const info = new Map<string, unknown>(made);
  const id = info.get('scheduled_operation_id');
  return info.get('created_by') === 'operation-engine' && typeof id === 'string' ? id : null;
}
