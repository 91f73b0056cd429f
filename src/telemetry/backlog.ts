import type { Reports } from '../reports.ts';

/** Milliseconds: long enough for answers that are on their way to leave, and for many requests to be told of together. */
const pause = 8;

export interface Backlog extends Reports {
  /** Tells at once what waits to be told. */
  catchUp(): void;
}

/** Tells of requests and upstream calls a moment later, so that no answer waits for it; of all else at once, in the order in which it happened. */
export function withBacklog(reports: Reports): Backlog {
  let waiting: (() => void)[] = [];
  const catchUp = () => {
    const told = waiting;
    waiting = [];
    for (const tell of told) tell();
  };
  const later = (tell: () => void) => {
    if (waiting.push(tell) === 1) setTimeout(catchUp, pause).unref();
  };
  return {
    catchUp,
    call: (outcome, requestId) => later(() => reports.call(outcome, requestId)),
    request: (line) => later(() => reports.request?.(line)),
    audit(line) {
      catchUp();
      reports.audit(line);
    },
    failure(requestId, error) {
      catchUp();
      reports.failure(requestId, error);
    },
    store(state) {
      catchUp();
      reports.store?.(state);
    },
  };
}
