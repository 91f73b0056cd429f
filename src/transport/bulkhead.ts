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

/** At most `limit` at a time, at most `queue` waiting, none of them longer than it may. */
export class Bulkhead {
  readonly #limit: number;
  readonly #queue: number;
  readonly #waiting = new Set<Waiting>();
  #taken = 0;

  constructor(limit: number, queue: number) {
    this.#limit = limit;
    this.#queue = queue;
  }

  get running(): number {
    return this.#taken;
  }

  get queued(): number {
    return this.#waiting.size;
  }

  /** A promise only where this call has to wait for its turn; whoever got one gives it back with `release`. */
  acquire(signal: Signal, milliseconds: number): Promise<void> | undefined {
    if (this.#taken < this.#limit) {
      this.#taken++;
      return undefined;
    }
    if (this.#waiting.size >= this.#queue)
      throw new BulkheadRejected(`${this.#queue} calls are waiting already`);
    return this.#wait(signal, milliseconds);
  }

  release(): void {
    const [next] = this.#waiting;
    if (next === undefined) this.#taken--;
    else next.go();
  }

  #wait(signal: Signal, milliseconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        this.#waiting.delete(waiting);
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
      this.#waiting.add(waiting);
    });
  }
}
