import { RequestError, UpstreamError } from '../errors.ts';
import type { FailedCall } from '../errors.ts';
import { LightAbortController } from './signal.ts';
import type { Signal } from './signal.ts';
import type { RequestScope } from './scope.ts';

/** A read under way, and how many wait for it. */
interface Group {
  readonly outcome: Promise<unknown>;
  readonly ending: LightAbortController;
  /** Lets no one join any more. */
  readonly close: () => void;
  waiting: number;
}

/** Who wants to read, and what. */
interface SharedRead {
  readonly callerKey: string;
  /** Names the operation and all that goes into it: equal keys read equal things. */
  readonly key: string;
  readonly signal: Signal;
  readonly failed: FailedCall;
}

/** Identical reads of one caller that are under way at the same moment share one call. */
export class SingleFlight {
  readonly #callers = new Map<string, Map<string, Group>>();

  /** Starts the read, or joins it; throws what `start` throws. Whoever leaves leaves alone; the call is given up only when nobody waits any more. */
  join<T>(read: SharedRead, start: (signal: Signal) => Promise<T>): Promise<T> {
    if (read.signal.aborted) throw left(read, false);
    const group = this.#callers.get(read.callerKey)?.get(read.key) ?? this.#open(read, start);
    // The key names the operation, so whoever shares a group reads the same type.
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions
    return waitFor(group, read) as Promise<T>;
  }

  /** Whether the same read of the same caller has no answer yet. */
  isUnderWay({ callerKey, key }: SharedRead): boolean {
    return this.#callers.get(callerKey)?.has(key) ?? false;
  }

  /** After a write: what this caller reads from now on must not come from a call that began before it. */
  forget(callerKey: string): void {
    this.#callers.delete(callerKey);
  }

  #groupsOf(callerKey: string): Map<string, Group> {
    const known = this.#callers.get(callerKey);
    if (known !== undefined) return known;
    const groups = new Map<string, Group>();
    this.#callers.set(callerKey, groups);
    return groups;
  }

  #open({ key, callerKey }: SharedRead, start: (signal: Signal) => Promise<unknown>): Group {
    const ending = new LightAbortController();
    const outcome = start(ending); // may throw, which must leave nothing behind
    const groups = this.#groupsOf(callerKey);
    const close = () => {
      if (groups.get(key) === group) groups.delete(key);
      if (groups.size === 0 && this.#callers.get(callerKey) === groups) this.#callers.delete(callerKey);
    };
    const group: Group = { outcome, ending, close, waiting: 0 };
    groups.set(key, group);
    outcome.then(close, close);
    return group;
  }
}

/**
 * The scope of a shared call: only all who wait for it together can end it, and what it needs beyond the exchange that is
 * paid for, as a repeat, no one's budget refuses. Repeats have one of their own, the upstream's.
 */
export function prepaid(scope: RequestScope, signal: Signal): RequestScope {
  return { ...scope, signal, spend: () => undefined };
}

function waitFor(group: Group, read: SharedRead): Promise<unknown> {
  const { signal } = read;
  return new Promise((resolve, reject) => {
    group.waiting++;
    const leave = () => {
      reject(left(read, true));
      group.waiting--;
      if (group.waiting > 0) return;
      group.close(); // whoever comes now is not to join what is given up
      group.ending.abort(signal.reason);
    };
    signal.addEventListener('abort', leave, { once: true });
    const stay = () => signal.removeEventListener('abort', leave);
    group.outcome.then(
      (value) => (stay(), resolve(value)),
      (error: Error) => (stay(), reject(error)),
    );
  });
}

/** The request's own reason where it has one, as its time being up; else the client left. */
function left({ signal, failed }: SharedRead, sent: boolean): Error {
  const reason: unknown = signal.reason;
  if (reason instanceof RequestError) return reason;
  return new UpstreamError('UPSTREAM_CANCELLED', { ...failed, sent }, { cause: reason });
}
