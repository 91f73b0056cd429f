import { uuidOf } from '../uuid.ts';
import { assemblies, assemblyAt, intentOf } from './assemblies.ts';
import type { Process, Status } from './processes.ts';
import { intentTypes } from './processes.ts';
import type { Engine } from './progress.ts';
import { beginLater, endLater, failureReason } from './progress.ts';

/** How much there is at the beginning. */
export interface TncoSeed {
  /** How many processes, 200 unless told otherwise; all but 27 of them have ended. */
  processes?: number;
}

const minute = 60_000;
const live: readonly Status[] = ['Planned', 'Pending', 'In Progress'];
const ended: readonly Status[] = [
  'Completed',
  'Completed',
  'Completed',
  'Failed',
  'Completed',
  'Cancelled',
  'Completed',
  'Completed',
  'Failed',
  'Completed',
];

/** Fills TNC-O: first nine processes in each status that is not an end, one of each intent type, then the past. */
export function seedProcesses(engine: Engine, { processes = 200 }: TncoSeed = {}): void {
  // From a whole second on, so that some times end in zeros, which one of the ways to write them cuts off.
  const now = Math.floor(engine.clock.now() / 1000) * 1000;
  for (let n = 0; n < processes; n += 1) {
    const process = inventedProcess(n, now);
    engine.processes.add(process);
    const turn = n % intentTypes.length;
    if (process.status === 'Pending' && turn < 6) beginLater(engine, process, (turn + 1) * 10_000);
    if (process.status === 'In Progress' && turn < 5) endLater(engine, process, (turn + 1) * 8_000);
  }
}

function inventedProcess(n: number, now: number): Process {
  const status = live[Math.floor(n / intentTypes.length)] ?? ended[n % ended.length] ?? 'Completed';
  const [first] = assemblies;
  // The second term keeps assemblies and statuses from going in step.
  const chosen = assemblies[(n * 7 + Math.floor(n / assemblies.length)) % assemblies.length] ?? first;
  if (!chosen) throw new Error('there is no assembly');
  const assembly = assemblyAt(chosen, n);
  const intentType = intentTypes[n % intentTypes.length] ?? 'CreateAssembly';
  return {
    id: uuidOf(`lifecycle process ${n}`),
    assembly,
    intentType,
    intent: intentOf(intentType, assembly),
    status,
    statusReason: reasonOf(status, assembly),
    ...timesOf(n, { status, now }),
    dialect: n,
  };
}

function reasonOf(status: Status, assembly: Process['assembly']): string | null {
  if (status === 'Failed') return failureReason({ assembly });
  return status === 'Cancelled' ? 'Cancelled by user' : null;
}

function timesOf(
  n: number,
  { status, now }: { status: Status; now: number },
): Pick<Process, 'startedAt' | 'endedAt'> {
  const startedAt = now - n * 37 * minute - n * 1_013;
  if (status === 'Planned' || status === 'Pending') return { startedAt: null, endedAt: null };
  if (status === 'In Progress') return { startedAt, endedAt: null };
  const endedAt = startedAt + (n % 23) * 4_750 + 310;
  // Cancelled before it began.
  return n === 35 ? { startedAt: null, endedAt } : { startedAt, endedAt };
}
