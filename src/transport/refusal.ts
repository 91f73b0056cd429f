import { UpstreamError } from '../errors.ts';
import type { FailedCall, UpstreamCode } from '../errors.ts';
import { clean, messageOf } from './envelope.ts';
import type { Answer } from './exchange.ts';
import { isStray, strayDetail } from './notFound.ts';

/** The error that an answer which is no success stands for. */
export function refusalOf(call: FailedCall, answer: Answer): UpstreamError {
  const { status, body } = answer;
  const text = body.toString();
  const said = messageOf(text);
  const own = status >= 400 && status < 500 && said !== null ? clean(said) : null;
  const detail = isStray(answer) ? strayDetail : own;
  const after = retryAfter(answer);
  return new UpstreamError(
    codeFor(answer),
    {
      ...call,
      status,
      sent: true,
      upstreamRequestId: requestIdOf(answer) ?? undefined,
      ...(after === null ? {} : { retryAfter: after }),
      ...(detail === null ? {} : { detail }),
      ...(said === null ? {} : { said }),
    },
    { cause: saidBy(answer) },
  );
}

/** What an answer that is no success says, for the log. */
export function saidBy({ status, body }: Answer): Error {
  return new Error(`HTTP ${status}: ${body.toString().slice(0, 2_000)}`);
}

/** The code for an answer that is no success. */
export function codeFor(answer: Answer): UpstreamCode {
  if (isStray(answer)) return 'UPSTREAM_MALFORMED';
  const { status } = answer;
  if (status === 401 || status === 403) return 'UPSTREAM_FORBIDDEN';
  if (status === 406) return 'UPSTREAM_UNSUPPORTED_VERSION';
  if (status === 429 || (status >= 502 && status <= 504)) return 'UPSTREAM_UNAVAILABLE';
  if (status >= 500) return 'UPSTREAM_FAILED';
  return status >= 400 ? 'UPSTREAM_REJECTED' : 'UPSTREAM_MALFORMED';
}

/** Retry-After in seconds, from either of its two forms. */
export function retryAfter({ headers }: Answer): number | null {
  const value = headers['retry-after'];
  if (typeof value !== 'string') return null;
  const seconds = /^\d+$/.test(value.trim()) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}

/** The upstream's own id of the request, where it has one of the usual form; some name it in a header of their own besides. */
export function requestIdOf({ headers }: Pick<Answer, 'headers'>): string | null {
  const id = headers['x-openstack-request-id'] ?? headers['x-compute-request-id'];
  return typeof id === 'string' && /^req-[\w-]{1,64}$/.test(id) ? id : null;
}
