import { asError } from './errors.ts';
import type { CallOutcome } from './transport/scope.ts';
import type { StoreState } from './store/store.ts';
import type { AuditLine } from './writes.ts';

/** One request, once it is answered. */
export interface RequestLine {
  readonly requestId: string;
  /** The caller's project, where there is one. */
  readonly project: string | null;
  readonly type: 'query' | 'mutation' | 'subscription' | null;
  /** The name that the client gave it. */
  readonly operation: string | null;
  readonly outcome: 'ok' | 'partial' | 'failed';
  readonly milliseconds: number;
  /** The upstream calls made for it. */
  readonly calls: readonly CallOutcome[];
  /** Codes of its errors, each once. */
  readonly codes: readonly string[];
}

/** Where the gateway tells what it does; nothing of it is imported from below. */
export interface Reports {
  audit(line: AuditLine): void;
  /** Each upstream call, under the id of the request that it was made for. */
  call(outcome: CallOutcome, requestId: string): void;
  /** The whole cause of an error that a client saw the code of. */
  failure(requestId: string, error: unknown): void;
  request?(line: RequestLine): void;
  /** The store that replicas share was lost, or is back. */
  store?(state: StoreState): void;
}

export const silent: Reports = { audit: () => undefined, call: () => undefined, failure: () => undefined };

/** Tells several. */
export function toAll(all: readonly Reports[]): Reports {
  return {
    audit: (line) => all.forEach((one) => one.audit(line)),
    call: (outcome, requestId) => all.forEach((one) => one.call(outcome, requestId)),
    failure: (requestId, error) => all.forEach((one) => one.failure(requestId, error)),
    request: (line) => all.forEach((one) => one.request?.(line)),
    store: (state) => all.forEach((one) => one.store?.(state)),
  };
}

/** Those of someone else's: where one throws, the process is warned, and what was being told of goes on as it was. */
export function guarded(reports: Reports): Reports {
  return {
    audit: (line) => attempt(() => reports.audit(line)),
    call: (outcome, requestId) => attempt(() => reports.call(outcome, requestId)),
    failure: (requestId, error) => attempt(() => reports.failure(requestId, error)),
    request: (line) => attempt(() => reports.request?.(line)),
    store: (state) => attempt(() => reports.store?.(state)),
  };
}

function attempt(tell: () => void): void {
  try {
    tell();
  } catch (error) {
    process.emitWarning(asError(error));
  }
}
