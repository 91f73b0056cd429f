import { manyCheckpoints, seededCheckpoints } from './checkpointsSeed.ts';
import { idOf } from './ids.ts';
import type { Checkpoint, OperationLog, Restore } from './model.ts';
import { seededOperationLogs } from './operationLogsSeed.ts';
import { seededPlans } from './plansSeed.ts';
import type { State } from './state.ts';
import { countCheckpoint } from './state.ts';

/** What a karbor starts with: the usual plans and checkpoints, thousands of checkpoints more, or nothing. */
export type Contents = 'standard' | 'large' | 'empty';

/** Puts a seed into an empty karbor; what it dates, it dates back from the clock's now. */
export function plant(state: State, contents: Contents): void {
  if (contents === 'empty') return;
  const now = state.clock.now();
  const checkpoints = seededCheckpoints(now);
  const createdAt = Math.min(...checkpoints.map((checkpoint) => checkpoint.createdAt)) - 86_400_000;
  for (const plan of Object.values(seededPlans))
    state.plans.set(plan.id, { ...plan, createdAt, status: 'suspended', parameters: {} });
  for (const checkpoint of checkpoints) keep(state, checkpoint);
  for (const log of seededOperationLogs(checkpoints)) {
    state.operationLogs.set(log.id, log);
    keepJob(state, log);
  }
  if (contents === 'large') for (const checkpoint of manyCheckpoints(now)) keep(state, checkpoint);
}

function keep(state: State, checkpoint: Checkpoint): void {
  const bank = state.banks.get(checkpoint.plan.providerId);
  bank?.save(checkpoint);
  if (checkpoint.status === 'deleted') bank?.unlist(checkpoint);
  else countCheckpoint(state, checkpoint.projectId, 1);
}

/** The restore or verification that a log tells of. */
function keepJob(state: State, log: OperationLog): void {
  if (log.operationType !== 'restore' && log.operationType !== 'verify') return;
  const id = log.restoreId ?? idOf('verification', state.verifications.size + 1);
  const row: Restore = {
    id,
    projectId: log.projectId,
    providerId: log.providerId,
    checkpointId: log.checkpointId,
    restoreTarget: null,
    parameters: {},
    createdAt: log.startedAt,
    status: log.status,
  };
  (log.operationType === 'restore' ? state.restores : state.verifications).set(id, row);
}
