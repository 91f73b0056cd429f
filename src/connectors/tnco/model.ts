import { field, json, nullable, object, optional, string, word } from '../../json/read.ts';
import { utcTime } from '../../json/time.ts';

const text = nullable(string);

/** Enum value to TNC-O's word (process-api.md). */
export const statusWords = {
  PLANNED: 'Planned',
  PENDING: 'Pending',
  IN_PROGRESS: 'In Progress',
  COMPLETED: 'Completed',
  CANCELLED: 'Cancelled',
  FAILED: 'Failed',
} as const;
export type KnownStatus = keyof typeof statusWords;

export const intentWords = {
  CREATE_ASSEMBLY: 'CreateAssembly',
  DELETE_ASSEMBLY: 'DeleteAssembly',
  CHANGE_ASSEMBLY_STATE: 'ChangeAssemblyState',
  HEAL_ASSEMBLY: 'HealAssembly',
  SCALE_IN_ASSEMBLY: 'ScaleInAssembly',
  SCALE_OUT_ASSEMBLY: 'ScaleOutAssembly',
  UPGRADE_ASSEMBLY: 'UpgradeAssembly',
  ADOPT_ASSEMBLY: 'AdoptAssembly',
  CREATE_OR_UPGRADE_ASSEMBLY: 'CreateOrUpgradeAssembly',
} as const;
export type KnownIntentType = keyof typeof intentWords;

const status = word(statusWords);
const intentType = word(intentWords);

/** A lifecycle process, as process-api.md describes it. Undefined: this answer left the key out, the process itself may have it. */
export type LifecycleProcess = ReturnType<typeof lifecycleProcess>;

export function lifecycleProcess(value: unknown) {
  const row = object(value);
  const rawStatus = field(row, 'status', text);
  const assemblyId = field(row, 'assemblyId', text);
  const rawIntentType = field(row, 'intentType', text);
  return {
    id: field(row, 'id', string),
    assemblyId: assemblyId === '' ? null : assemblyId, // an empty one would ask for the processes of all assemblies
    assemblyName: field(row, 'assemblyName', text),
    assemblyType: field(row, 'assemblyType', text),
    lifecycleAction: field(row, 'lifecycleAction', optional(text)),
    intent: field(row, 'intent', optional(json)),
    intentType: intentType(rawIntentType),
    rawIntentType,
    status: status(rawStatus),
    rawStatus,
    statusReason: field(row, 'statusReason', optional(text)),
    startTime: field(row, 'startTime', optional(nullable(utcTime))),
    endTime: field(row, 'endTime', optional(nullable(utcTime))),
    assemblyProperties: field(row, 'assemblyProperties', optional(json)),
    context: field(row, 'context', optional(json)),
    previousInstance: field(row, 'previousInstance', optional(json)),
    desiredInstance: field(row, 'desiredInstance', optional(json)),
    executionPlan: field(row, 'executionPlan', optional(json)),
  };
}

/** An assembly as processes name it; that it exists is not checked. */
export interface Assembly {
  readonly id: string;
}
