import type { Incoming } from './service.ts';

/** What goes wrong with a request. Without one of the last five, it is only late. */
export interface Fault {
  /** Milliseconds of real time before anything else happens. */
  latency?: number;
  /** Answers with this status, and `headers` and `body`, instead of the service's own answer. */
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** Closes the connection after this many bytes of the service's own body. */
  cut?: number;
  /** Resets the connection without an answer. */
  reset?: boolean;
  /** Never answers and keeps the connection open. */
  silence?: boolean;
  /** The service acts on the request before `status`, `reset` or `silence` hide its answer; without it, it never sees the request. */
  handled?: boolean;
}

/** A fault and the requests it meets. */
export interface FaultRule extends Fault {
  /** Which requests; all when left out. */
  match?: (request: Incoming) => boolean;
  /** How many requests at most; no end when left out. */
  times?: number;
  /** Which part of the matching requests, 0 to 1, spread evenly and the same in every run; all when left out. */
  share?: number;
}

/** One upstream's faults. */
export interface Faults {
  /** Adds a rule; the returned function removes it. Rules are tried in the order in which they were added. */
  add(rule: FaultRule): () => void;
  clear(): void;
  /** The fault that this request meets, counted against its rule; null when it meets none. */
  next(request: Incoming): Fault | null;
}

interface Active {
  rule: FaultRule;
  met: number;
  hit: number;
}

/** An empty set of faults. */
export function openFaults(): Faults {
  const rules = new Set<Active>();
  return {
    add(rule) {
      const active = { rule, met: 0, hit: 0 };
      rules.add(active);
      return () => void rules.delete(active);
    },
    clear: () => rules.clear(),
    next(request) {
      for (const active of rules) if (hits(active, request)) return active.rule;
      return null;
    },
  };
}

function hits(active: Active, request: Incoming): boolean {
  const { match, times = Infinity, share = 1 } = active.rule;
  if (active.hit >= times || (match && !match(request))) return false;
  active.met += 1;
  // The small addend keeps 0.1 + 0.2 and the like from losing a hit.
  if (Math.floor(active.met * share + 1e-9) === Math.floor((active.met - 1) * share + 1e-9)) return false;
  active.hit += 1;
  return true;
}
