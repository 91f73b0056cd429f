import type { JsonObject } from '../json.ts';
import { executionPlan, instanceAfter, instanceBefore } from './instances.ts';
import type { IntentType, Process } from './processes.ts';

/** Ways in which TNC-O has been seen to write a time: offsets with and without a colon, fractions cut short. */
const dialects: readonly ((ms: number) => string)[] = [
  (ms) => new Date(ms).toISOString().replace(/\.?0*Z$/, 'Z'),
  (ms) => new Date(ms).toISOString(),
  (ms) => shifted(ms, 60, '+01:00'),
  (ms) => shifted(ms, 0, '+0000'),
  (ms) => shifted(ms, -330, '-05:30'),
];

/** How many of them there are. */
const dialectCount = dialects.length;

const actions: Record<IntentType, string> = {
  CreateAssembly: 'Install',
  DeleteAssembly: 'Uninstall',
  ChangeAssemblyState: 'Start',
  HealAssembly: 'Heal',
  ScaleInAssembly: 'ScaleIn',
  ScaleOutAssembly: 'ScaleOut',
  UpgradeAssembly: 'Upgrade',
  AdoptAssembly: 'Adopt',
  CreateOrUpgradeAssembly: 'Upgrade',
};

/** A process as JSON; a shallow one leaves out the plan and both instances, which are most of its size. */
export function processJson(process: Process, shallow: boolean): JsonObject {
  const { id, assembly, intentType, intent, status, statusReason, startedAt, endedAt } = process;
  const time = dialects[process.dialect % dialectCount] ?? ((ms: number) => new Date(ms).toISOString());
  return {
    id,
    assemblyId: assembly.id,
    assemblyName: assembly.name,
    assemblyType: assembly.type,
    // Nothing has been decided about a process that is only planned.
    ...(status === 'Planned' ? {} : { lifecycleAction: actions[intentType] }),
    intent,
    intentType,
    status,
    ...(statusReason === null ? {} : { statusReason }),
    ...(startedAt === null ? {} : { startTime: time(startedAt) }),
    ...(endedAt === null ? {} : { endTime: time(endedAt) }),
    ...(assembly.properties === null ? {} : { assemblyProperties: assembly.properties }),
    context: {},
    ...(shallow ? {} : largeParts(process)),
  };
}

function largeParts(process: Process): JsonObject {
  const previousInstance = instanceBefore(process);
  const desiredInstance = instanceAfter(process);
  return {
    ...(previousInstance ? { previousInstance } : {}),
    ...(desiredInstance ? { desiredInstance } : {}),
    ...(process.status === 'Planned' ? {} : { executionPlan: executionPlan(process) }),
  };
}

function shifted(ms: number, minutes: number, offset: string): string {
  return new Date(ms + minutes * 60_000).toISOString().replace('Z', offset);
}
