import type { Clock } from '../clock.ts';
import type { Process, Processes } from './processes.ts';

/** What moves processes on. */
export interface Engine {
  processes: Processes;
  clock: Clock;
}

/** Lets a pending process begin after `ms`, and end like any other. */
export function beginLater(engine: Engine, process: Process, ms: number): void {
  const { processes, clock } = engine;
  clock.after(ms, () => {
    if (process.status !== 'Pending') return;
    processes.update(process, { status: 'In Progress', startedAt: clock.now() });
    endLater(engine, process, 15_000);
  });
}

/** Lets a running process end after `ms`: every third one fails. */
export function endLater({ processes, clock }: Engine, process: Process, ms: number): void {
  const fails = process.dialect % 3 === 2;
  clock.after(ms, () => {
    if (process.status !== 'In Progress') return;
    processes.update(process, {
      status: fails ? 'Failed' : 'Completed',
      statusReason: fails ? failureReason(process) : null,
      endedAt: clock.now(),
    });
  });
}

/** What TNC-O says of a failure: free text. */
export function failureReason({ assembly }: Pick<Process, 'assembly'>): string {
  return `Transition Configure of component ${assembly.name}__control failed: no answer from the driver within 300 s`;
}
