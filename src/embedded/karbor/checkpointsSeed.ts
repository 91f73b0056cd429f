import { idOf } from './ids.ts';
import type { Checkpoint } from './model.ts';
import { resourceGraph } from './graph.ts';
import { seededDependents, seededPlans } from './plansSeed.ts';

const dayLength = 86_400_000;

type SeededPlan = (typeof seededPlans)[keyof typeof seededPlans];

/** What differs from a checkpoint that somebody made by hand and that went well. */
const special: Record<number, Partial<Checkpoint>> = {
  2: { extraInfo: null },
  3: { status: 'deleted' },
  5: { status: 'error' },
  9: { status: 'error-deleting' },
  12: { status: 'deleting' },
  16: { status: 'copying', extraInfo: {} },
  17: { status: 'wait_copying', extraInfo: {}, resourceGraph: null },
  18: { extraInfo: '{"copy_status": "finished"}' },
  19: { status: 'error', extraInfo: {} },
  20: { status: 'protecting', resourceGraph: null },
  24: { status: 'error' },
  28: { status: 'deleted' },
};

/** Every sixth is the work of a schedule. */
const byHand = '{"created_by": "manual"}';
const bySchedule = (number: number) =>
  `{"created_by": "operation-engine", "scheduled_operation_id": "${idOf('scheduledOperation', number)}"}`;

function checkpoint(number: number, plan: SeededPlan, createdAt: number): Checkpoint {
  const { id, name, providerId, resources, projectId } = plan;
  return {
    id: idOf('checkpoint', number),
    projectId,
    plan: { id, name, providerId, resources },
    createdAt,
    status: 'available',
    resourceGraph: resourceGraph(resources, seededDependents),
    extraInfo: number % 6 === 4 ? bySchedule(1 + (number % 2)) : byHand,
    ...special[number],
  };
}

/** 34 checkpoints of the project demo, numbers 1 to 20 in the object store and 21 to 34 on the share, and two of another project. */
export function seededCheckpoints(now: number): Checkpoint[] {
  const midnight = now - (now % dayLength);
  const at = (daysAgo: number, hour: number) => midnight - daysAgo * dayLength + hour * 3_600_000;
  const { web, database, batch, archive, images, mail } = seededPlans;
  const inStore = [web, database, batch];
  const onShare = [archive, images];
  return [
    ...count(20).map((n) => checkpoint(n, inStore[n % 3] ?? web, at(41 - 2 * n, 2))),
    ...count(14).map((n) => checkpoint(20 + n, onShare[n % 2] ?? archive, at(31 - 2 * n, 3))),
    ...count(2).map((n) => checkpoint(34 + n, mail, at(n, 4))),
  ];
}

/** More than any page holds: 3,000 checkpoints in the object store and 1,200 on the share, one an hour. */
export function manyCheckpoints(now: number): Checkpoint[] {
  const { web, archive } = seededPlans;
  const at = (n: number) => now - 45 * dayLength - n * 3_600_000;
  return [
    ...count(3_000).map((n) => checkpoint(100_000 + n, web, at(n))),
    ...count(1_200).map((n) => checkpoint(200_000 + n, archive, at(n))),
  ];
}

const count = (to: number) => Array.from({ length: to }, (_, at) => at + 1);
