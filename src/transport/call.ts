import { UpstreamError } from '../errors.ts';
import type { Answer } from './exchange.ts';
import type { Path, Query } from './path.ts';
import { retryAfter } from './refusal.ts';

/** One call as a client's method puts it. */
export interface Call {
  /** `resource.verb`. */
  readonly operation: string;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly path: Path;
  readonly query?: Query;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent with a fixed length, never chunked: inspector ignores a chunked body (upstreams.md 2.7). */
  readonly body?: string;
  readonly contentType?: string;
  /** Statuses that are success; 200 unless said otherwise. */
  readonly success?: readonly number[];
  /** Statuses after which the call is safely repeated; for a GET 502, 503 and 504, for a write none (upstreams.md 9.4). */
  readonly repeatOn?: readonly number[];
}

/** A read may be shared and repeated; a write is sent once. */
export function isRead({ method = 'GET' }: Call): boolean {
  return method === 'GET';
}

const repeatReads = [502, 503, 504];
const firstPause = 50;

/** Milliseconds to wait before the call is made again; null: it is not made again. */
export function pauseBefore(
  call: Call,
  outcome: Answer | Error,
  { attempt, timeout }: { readonly attempt: number; readonly timeout: number },
): number | null {
  const read = isRead(call);
  const jittered = firstPause * 2 ** attempt * (0.5 + Math.random());
  if (outcome instanceof Error) {
    if (!(outcome instanceof UpstreamError) || outcome.code !== 'UPSTREAM_UNREACHABLE') return null;
    return read || outcome.call.sent === false ? jittered : null;
  }
  if (!(call.repeatOn ?? (read ? repeatReads : [])).includes(outcome.status)) return null;
  const asked = (retryAfter(outcome) ?? 0) * 1000;
  return asked > timeout / 4 ? null : Math.max(jittered, asked);
}
