/** Something that a plan protects; `extraInfo` is JSON text, as karbor stores it. */
export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly extraInfo: string | null;
}

/** What a provider tells of itself: three JSON Schemas per resource type. */
export interface ExtendedInfoSchema {
  readonly options_schema: Readonly<Record<string, object>>;
  readonly restore_schema: Readonly<Record<string, object>>;
  readonly saved_info_schema: Readonly<Record<string, object>>;
}

/** A provider as its configuration file sets it up; karbor has no call that makes one. */
export interface Provider {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly bank: 'swift' | 'file system';
  readonly extendedInfoSchema: ExtendedInfoSchema;
}

/** A row of the table `plans`. */
export interface Plan {
  readonly id: string;
  readonly projectId: string;
  readonly providerId: string;
  readonly createdAt: number;
  readonly parameters: Readonly<Record<string, unknown>>;
  name: string | null;
  description: string | null;
  status: string;
  resources: readonly Resource[];
}

/** A plan as it was when the checkpoint was made. */
export type PlanSnapshot = Pick<Plan, 'id' | 'name' | 'providerId' | 'resources'>;

/** A checkpoint as its bank holds it (karbor/services/protection/checkpoint.py); times are in ms. */
export interface Checkpoint {
  readonly id: string;
  readonly projectId: string;
  readonly plan: PlanSnapshot;
  readonly createdAt: number;
  status: string;
  /** JSON text; null until the flow is built. */
  resourceGraph: string | null;
  /** JSON text, but an object for as long as the checkpoint is a copy in the making. */
  extraInfo: string | Readonly<Record<string, unknown>> | null;
}

/** A row of the table `operation_logs`. */
export interface OperationLog {
  readonly id: string;
  readonly projectId: string;
  readonly operationType: string;
  readonly checkpointId: string;
  readonly planId: string | null;
  readonly providerId: string;
  readonly restoreId: string | null;
  readonly scheduledOperationId: string | null;
  readonly startedAt: number;
  status: string;
  endedAt: number | null;
  errorInfo: string | null;
  extraInfo: string | null;
}

/** A row of the table `restores`; `verifications` has the same but for the target. */
export interface Restore {
  readonly id: string;
  readonly projectId: string;
  readonly providerId: string;
  readonly checkpointId: string;
  readonly restoreTarget: string | null;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
  status: string;
}

/** A date and time as karbor prints it: UTC with microseconds and without a zone. */
export const timestamp = (ms: number | null) =>
  ms === null ? null : new Date(ms).toISOString().replace('Z', '000');

/** The day of a moment in UTC. */
export const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
