import type { Reports } from '../reports.ts';

/** Milliseconds: long enough for answers that are on their way to leave, and for many requests to be told of together. */
const pause = 8;

export interface Backlog extends Reports {
  /** Tells at once what waits to be told. */
  flush(): void;
}

/** Tells of requests and upstream calls a moment later, so that no answer waits for it; of all else at once, in the order in which it happened. */
export function withBacklog(reports: Reports): Backlog {
  let waiting: (() => void)[] = [];
  const flush = () => {
    const told = waiting;
    waiting = [];
    for (const tell of told) tell();
  };
  const later = (tell: () => void) => {
    if (waiting.push(tell) === 1) setTimeout(flush, pause).unref();
  };
  return {
    flush,
    call: (outcome, requestId) => later(() => reports.call(outcome, requestId)),
    request: (line) => later(() => reports.request?.(line)),
    audit(line) {
      flush();
      reports.audit(line);
    },
    failure(requestId, error) {
      flush();
      reports.failure(requestId, error);
    },
    store(state) {
      flush();
      reports.store?.(state);
    },
  };
}
