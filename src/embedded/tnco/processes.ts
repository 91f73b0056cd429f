import type { JsonObject } from '../json.ts';

/** The statuses of a process, as TNC-O writes them. */
export const statuses = ['Planned', 'Pending', 'In Progress', 'Completed', 'Cancelled', 'Failed'] as const;

/** One of the statuses. */
export type Status = (typeof statuses)[number];

/** The intent types; the last two are those of newer servers. */
export const intentTypes = [
  'CreateAssembly',
  'DeleteAssembly',
  'ChangeAssemblyState',
  'HealAssembly',
  'ScaleInAssembly',
  'ScaleOutAssembly',
  'UpgradeAssembly',
  'AdoptAssembly',
  'CreateOrUpgradeAssembly',
] as const;

/** One of the intent types. */
export type IntentType = (typeof intentTypes)[number];

/** A process as TNC-O keeps it; what has no value is left out of its JSON. */
export interface Process {
  id: string;
  assembly: { id: string; name: string; type: string; properties: JsonObject | null };
  intentType: IntentType;
  intent: JsonObject;
  status: Status;
  statusReason: string | null;
  /** Milliseconds since the epoch. */
  startedAt: number | null;
  endedAt: number | null;
  /** Which of TNC-O's ways to write a time this process is shown in. */
  dialect: number;
}

/** All processes, newest start first; those that have not started come before all others. */
export class Processes {
  readonly #byId = new Map<string, Process>();
  #ordered: Process[] | null = null;

  add(process: Process): void {
    this.#byId.set(process.id, process);
    this.#ordered = null;
  }

  find(id: string): Process | null {
    return this.#byId.get(id) ?? null;
  }

  /** Changes a process; its place in the list may change with it. */
  update(
    process: Process,
    change: Partial<Pick<Process, 'status' | 'statusReason' | 'startedAt' | 'endedAt'>>,
  ): void {
    Object.assign(process, change);
    this.#ordered = null;
  }

  get ordered(): readonly Process[] {
    this.#ordered ??= [...this.#byId.values()].sort(newestFirst);
    return this.#ordered;
  }
}

function newestFirst(a: Process, b: Process): number {
  const [left, right] = [a.startedAt ?? Infinity, b.startedAt ?? Infinity];
  if (left !== right) return right > left ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}
