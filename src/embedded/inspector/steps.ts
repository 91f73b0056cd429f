import type { Clock } from '../clock.ts';
import type { MetalNode, Nodes, Run, State } from './nodes.ts';

/** How long each step takes, in milliseconds; `timeout` is the server's own default. */
export const pace = {
  starting: 1_000,
  booting: 6_000,
  processing: 1_500,
  aborting: 1_000,
  reapplying: 800,
  timeout: 3_600_000,
} as const;

/** How many requests of each kind were accepted. */
export interface Counts {
  started: number;
  aborted: number;
  reapplied: number;
  reported: number;
}

/** What every part of the state machine works on. */
export interface Inspection {
  nodes: Nodes;
  steps: Steps;
  counts: Counts;
}

/** A run's moves in time. */
export class Steps {
  readonly #clock: Clock;
  #last = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Now in microseconds, never the same twice, so that the order of starts is the order of the requests. */
  stamp(): number {
    this.#last = Math.max(this.#clock.now() * 1000, this.#last + 1);
    return this.#last;
  }

  /** Acts on a node's run after `ms`, unless it has been replaced or has left the state `from` by then. */
  later(node: MetalNode, wait: { ms: number; from: State }, act: (run: Run) => void): void {
    const { run } = node;
    this.#clock.after(wait.ms, () => {
      if (run && node.run === run && run.state === wait.from) act(run);
    });
  }

  /** Ends a run; its look-up attributes go with it. */
  end(run: Run, error: string | null): void {
    run.state = error === null ? 'finished' : 'error';
    run.error = error;
    run.finishedAt = this.stamp();
    run.expected = false;
  }
}

/** The text for an event that a state does not allow (automaton's wording). */
export function noTransition(state: State, event: string): string {
  return `Can not transition from state '${state}' on event '${event}' (no defined transition)`;
}

/** Whether somebody works on the node: it cannot be aborted or reapplied then. */
export function isLocked(run: Run): boolean {
  return ['starting', 'processing', 'reapplying', 'aborting'].includes(run.state);
}
