import { scheduledOperationOf } from './flows.ts';
import { idOf } from './ids.ts';
import type { Checkpoint, OperationLog } from './model.ts';

const hour = 3_600_000;

/** One thing that was done to a checkpoint: what, how it ended and how many hours after the checkpoint was made. */
type Deed = [type: string, status: string, hours: number];

const running = ['protecting', 'deleting', 'in_progress', 'wait_copying', 'copying'];

/** Ten checkpoints with a life of their own: five logs each. */
const busy = [1, 2, 4, 6, 7, 21, 22, 23, 25, 26];

function busyDeeds(number: number): Deed[] {
  const last = number >= 25 ? 'in_progress' : number % 2 === 0 ? 'success' : 'fail';
  return [
    ['protect', 'available', 0],
    ['verify', 'success', 1],
    ['restore', 'success', 5],
    ['verify', number % 5 === 2 ? 'fail' : 'success', 9],
    [number % 4 === 2 ? 'verify' : 'restore', last, 30],
  ];
}

const deleted: Deed[] = [
  ['protect', 'available', 0],
  ['protect', 'deleted', 20],
];

/** What was done to a checkpoint, as far as its own state does not tell it all. */
const special: Record<number, Deed[]> = {
  3: deleted,
  9: [
    ['protect', 'available', 0],
    ['protect', 'error-deleting', 12],
  ],
  12: [
    ['protect', 'available', 0],
    ['protect', 'deleting', 14],
  ],
  16: [['copy', 'copying', 0]],
  17: [['copy', 'wait_copying', 0]],
  18: [['copy', 'available', 0]],
  19: [['copy', 'error', 0]],
  28: deleted,
};

/** Texts that no karbor of its own writes, but that its columns and other plugins allow. */
const texts: Record<number, Pick<OperationLog, 'errorInfo' | 'extraInfo'>> = {
  19: { errorInfo: '{"reason": "The other region did not answer."}', extraInfo: '{"attempt": 2}' },
  24: { errorInfo: '{"reason": "No space left on the share."}', extraInfo: null },
};

function deedsOf(number: number, { status }: Checkpoint): Deed[] {
  if (busy.includes(number)) return busyDeeds(number);
  return special[number] ?? [['protect', status, 0]];
}

/** The logs of the seeded checkpoints, in every type and status that karbor writes. */
export function seededOperationLogs(checkpoints: readonly Checkpoint[]): OperationLog[] {
  const done = checkpoints.flatMap((checkpoint, at) =>
    deedsOf(at + 1, checkpoint).map((deed) => ({ checkpoint, deed, ...texts[at + 1] })),
  );
  return done.map(({ checkpoint, deed, ...more }, at) => ({ ...log(at + 1, checkpoint, deed), ...more }));
}

function log(number: number, checkpoint: Checkpoint, [operationType, status, hours]: Deed): OperationLog {
  const startedAt = checkpoint.createdAt + hours * hour + number * 1_013;
  const overIt = operationType === 'restore' || operationType === 'verify';
  return {
    id: idOf('operationLog', number),
    projectId: checkpoint.projectId,
    operationType,
    checkpointId: checkpoint.id,
    planId: overIt ? null : checkpoint.plan.id,
    providerId: checkpoint.plan.providerId,
    restoreId: operationType === 'restore' ? idOf('restore', number) : null,
    scheduledOperationId: overIt ? null : scheduledOperationOf(checkpoint),
    startedAt,
    status,
    endedAt: running.includes(status) ? null : startedAt + 40_000 + number * 217,
    errorInfo: null,
    extraInfo: null,
  };
}
