import { asError } from '../errors.ts';
import type { Signal } from './signal.ts';

/** Why a turn was not given: the queue was full, or the wait took too long. */
export class BulkheadRejected extends Error {
  override readonly name = 'NoTurn';
}

interface Waiting {
  readonly go: () => void;
  readonly fail: (reason: Error) => void;
}

/**
 * At most `limit` at a time, at most `queue` waiting, none of them longer than it may. Callers get turns one after another,
 * however many calls each has waiting: one that asks for a thousand objects holds up itself.
 */
export class Bulkhead {
  readonly #limit: number;
  readonly #queue: number;
  /** By caller; the next turn is for the first of the first. */
  readonly #waiting = new Map<string, Set<Waiting>>();
  #taken = 0;
  #queued = 0;

  constructor(limit: number, queue: number) {
    this.#limit = limit;
    this.#queue = queue;
  }

  get running(): number {
    return this.#taken;
  }

  get queued(): number {
    return this.#queued;
  }

  /** A promise only where this call has to wait for its turn; whoever got one gives it back with `release`. */
  acquire(caller: string, signal: Signal, milliseconds: number): Promise<void> | undefined {
    if (signal.aborted) throw asError(signal.reason); // while it paused before a repeat
    if (this.#taken < this.#limit) {
      this.#taken++;
      return undefined;
    }
    if (this.#queued >= this.#queue) this.#makeRoomFor(caller);
    return this.#wait(caller, signal, milliseconds);
  }

  release(): void {
    const [first] = this.#waiting;
    if (first === undefined) {
      this.#taken--;
      return;
    }
    const [caller, calls] = first;
    const [next] = calls;
    this.#waiting.delete(caller);
    this.#waiting.set(caller, calls); // behind the others
    next?.go();
  }

  /** The caller with the most calls waiting gives up the last of them, unless this one has as many. */
  #makeRoomFor(caller: string): void {
    const [most] = [...this.#waiting.values()].sort((a, b) => b.size - a.size);
    const own = this.#waiting.get(caller)?.size ?? 0;
    const full = new BulkheadRejected(`${this.#queue} calls are waiting already`);
    if (most === undefined || most.size <= own + 1) throw full;
    [...most].at(-1)?.fail(full);
  }

  #wait(caller: string, signal: Signal, milliseconds: number): Promise<void> {
    const calls = this.#waiting.get(caller) ?? new Set();
    this.#waiting.set(caller, calls);
    this.#queued++;
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        this.#queued--;
        calls.delete(waiting);
        if (calls.size === 0) this.#waiting.delete(caller);
        clearTimeout(timer);
        signal.removeEventListener('abort', leave);
        act();
      };
      const waiting: Waiting = { go: () => settle(resolve), fail: (reason) => settle(() => reject(reason)) };
      const leave = () => waiting.fail(asError(signal.reason));
      const timer = setTimeout(
        () => waiting.fail(new BulkheadRejected('no turn came in time')),
        milliseconds,
      );
      signal.addEventListener('abort', leave, { once: true });
      calls.add(waiting);
    });
  }
}
