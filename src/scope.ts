import { RequestError } from './errors.ts';
import type { CallOutcome, RequestScope } from './transport/scope.ts';

export interface ScopeOptions {
  readonly requestId: string;
  readonly callerKey: string;
  readonly signal: AbortSignal;
  /** Upstream calls that may be made. */
  readonly budget: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly observe?: (outcome: CallOutcome) => void;
}

/** The scope of one request: its budget counts down with each upstream call, and what the calls came to is kept. */
export function openScope({ budget, headers = {}, observe, ...rest }: ScopeOptions): RequestScope & {
  readonly calls: readonly CallOutcome[];
} {
  const calls: CallOutcome[] = [];
  let left = budget;
  return {
    ...rest,
    headers: { 'x-openstack-request-id': rest.requestId, ...headers },
    calls,
    spend() {
      if (left <= 0) {
        const message = `This request needs more than the ${budget} upstream calls that one may make: ask for less at once.`;
        throw new RequestError('COST_LIMIT_EXCEEDED', message);
      }
      left--;
    },
    observe(outcome) {
      calls.push(outcome);
      observe?.(outcome);
    },
  };
}

const never = new AbortController().signal;

/** The scope of calls that serve many requests, as a login does: no client's leaving ends them. */
export function sharedScope(requestId: string, observe?: (outcome: CallOutcome) => void): RequestScope {
  return openScope({
    requestId,
    callerKey: '',
    signal: never,
    budget: Infinity,
    ...(observe && { observe }),
  });
}
