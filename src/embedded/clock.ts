/** Time as the embedded services see it: a date to print and a way to act later. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Acts once, `ms` milliseconds from now; the returned function takes it back. */
  after(ms: number, act: () => void): () => void;
}

/** A clock that stands still until told to move on. */
export interface ManualClock extends Clock {
  /** Moves on by `ms` milliseconds and runs what falls due on the way, in order, each at its own time. */
  advance(ms: number): void;
}

const longestTimeout = 2 ** 31 - 1;

/** The machine's own time; its timers keep no process alive. */
export function systemClock(): Clock {
  const after = (ms: number, act: () => void): (() => void) => {
    let cancel: () => void;
    const wait = (left: number) => {
      const slice = Math.min(left, longestTimeout);
      const timer = setTimeout(() => (left > slice ? wait(left - slice) : act()), slice).unref();
      cancel = () => clearTimeout(timer);
    };
    wait(ms);
    return () => cancel();
  };
  return { now: () => Date.now(), after };
}

interface Due {
  at: number;
  act: () => void;
}

/** Time that only `advance` moves, from `start` on. */
export function manualClock(start = new Date('2026-01-02T03:04:05Z')): ManualClock {
  let now = start.getTime();
  const agenda = new Set<Due>();
  const next = (until: number) =>
    [...agenda]
      .filter(({ at }) => at <= until)
      .reduce<Due | null>((first, due) => (first && first.at <= due.at ? first : due), null);
  return {
    now: () => now,
    after(ms, act) {
      const due = { at: now + Math.max(0, ms), act };
      agenda.add(due);
      return () => void agenda.delete(due);
    },
    advance(ms) {
      const until = now + ms;
      for (let due = next(until); due; due = next(until)) {
        agenda.delete(due);
        now = due.at;
        due.act();
      }
      now = until;
    },
  };
}
