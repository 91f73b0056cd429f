import { setMaxListeners } from 'node:events';
import { RequestError } from './errors.ts';
import type { RawJson } from './json/rawJson.ts';
import type { CallOutcome, Observe, RequestScope } from './transport/scope.ts';
import { LightAbortController } from './transport/signal.ts';
import type { Signal } from './transport/signal.ts';
import type { Span } from './transport/trace.ts';

export interface ScopeOptions {
  readonly requestId: string;
  readonly callerKey: string;
  readonly believedUntil?: number;
  readonly signal: Signal;
  /** Upstream calls that may be made. */
  readonly budget: number;
  /** Bytes of JSON that may go into the answer as an upstream sent them. */
  readonly freeJson?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly observe?: Observe;
  readonly explain?: boolean;
  readonly raws?: RawJson[] | null;
  readonly span?: Span | null;
  /** `performance.now()` when it came in. */
  readonly startedAt?: number;
}

/** The scope of one request: its budget counts down with each upstream call, and what the calls came to is kept. */
export function openScope(options: ScopeOptions): RequestScope {
  const {
    budget,
    freeJson = Infinity,
    headers = {},
    observe,
    requestId,
    explain = false,
    raws = null,
    span = null,
    callerKey,
    believedUntil = Infinity,
    signal,
    startedAt = performance.now(),
  } = options;
  // One request may wait for many upstream calls at a time, which Node would take for a leak.
  if (signal instanceof EventTarget) setMaxListeners(0, signal);
  const calls: CallOutcome[] = [];
  let left = budget;
  let room = freeJson;
  return {
    requestId,
    callerKey,
    believedUntil,
    signal,
    spared: explain ? [] : null,
    raws,
    span,
    startedAt,
    headers: { 'x-openstack-request-id': requestId, ...headers },
    calls,
    spend() {
      if (left <= 0) {
        const message = `This request needs more than the ${budget} upstream calls that one may make: ask for less at once.`;
        throw new RequestError('COST_LIMIT_EXCEEDED', message);
      }
      left--;
    },
    take(bytes) {
      room -= bytes;
      if (room >= 0) return;
      const message = `The answer would hold more than ${freeJson} bytes of introspection data: ask for fewer nodes at once, or for less of each with \`paths\`.`;
      throw new RequestError('COST_LIMIT_EXCEEDED', message);
    },
    observe(outcome) {
      calls.push(outcome);
      observe?.(outcome, requestId);
    },
  };
}

/** Who is told of calls that serve many requests. */
export interface Watch {
  readonly observe: Observe;
  readonly span: Span | null;
}

const never = new LightAbortController();

/** The scope of calls that serve many requests, as a login does: no client's leaving ends them, and none is kept. */
export function sharedScope(requestId: string, { observe, span }: Watch): RequestScope {
  const scope = openScope({
    requestId,
    callerKey: '',
    signal: never,
    budget: Infinity,
    span,
  });
  return { ...scope, observe: (outcome) => observe(outcome, requestId) };
}
