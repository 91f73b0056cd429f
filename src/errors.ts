/** The four upstreams and the identity service that logs into three of them. */
export type UpstreamName = 'keystone' | 'inspector' | 'tnco' | 'nova' | 'karbor';

/** Every code a client can meet in `extensions.code`, and what it says; `docs/errors.md` explains each (a test holds both equal). */
export const errorCodes = {
  UPSTREAM_UNREACHABLE: 'could not be reached',
  UPSTREAM_TIMEOUT: 'gave no answer in time',
  UPSTREAM_UNAVAILABLE: 'is unavailable at the moment',
  UPSTREAM_FAILED: 'failed',
  UPSTREAM_MALFORMED: 'answered with something unreadable',
  UPSTREAM_FORBIDDEN: 'refused access',
  UPSTREAM_REJECTED: 'refused the request',
  UPSTREAM_UNSUPPORTED_VERSION: 'does not speak the version that this needs',
  UPSTREAM_NOT_CONFIGURED: 'is not configured',
  UPSTREAM_BUSY: 'has too many calls waiting for it in the gateway',
  UPSTREAM_CANCELLED: 'was no longer waited for',
  UNAUTHENTICATED: 'the login is missing, invalid or expired',
  FORBIDDEN: 'the caller may not do this',
  BAD_USER_INPUT: 'an argument is wrong',
  COST_LIMIT_EXCEEDED: 'the request asks for too much',
  RATE_LIMITED: 'the caller sends too many requests',
  REQUEST_TIMEOUT: 'the request took too long',
  INTERNAL_SERVER_ERROR: 'the gateway itself failed; its log has the cause under the request id',
  BAD_REQUEST: 'the HTTP request is no GraphQL request',
  GRAPHQL_PARSE_FAILED: 'the document is not GraphQL',
  GRAPHQL_VALIDATION_FAILED: 'the document does not fit the schema',
  OPERATION_RESOLUTION_FAILURE: 'the document has no such operation',
  PERSISTED_QUERY_NOT_FOUND: 'the persisted query is not known here; send its text',
  PERSISTED_QUERY_NOT_SUPPORTED: 'persisted queries are turned off',
} as const;

export type ErrorCode = keyof typeof errorCodes;
export type UpstreamCode = Extract<ErrorCode, `UPSTREAM_${string}`>;
export type RequestCode = Exclude<ErrorCode, UpstreamCode>;

/** What is known of a call that failed. Nothing in it may hold an address, a token or an unsanitised body. */
export interface FailedCall {
  readonly upstream: UpstreamName;
  /** `resource.verb`, as in logs and metrics. */
  readonly operation: string;
  readonly status?: number;
  /** Where in the answer it broke, as `$.checkpoint.id`. */
  readonly place?: string;
  readonly upstreamRequestId?: string;
  /** Seconds after which the upstream asks to be tried again. */
  readonly retryAfter?: number;
  /** The upstream's own short words for a 4xx, already cleaned of addresses, paths, tokens and tracebacks. */
  readonly detail?: string;
  /** The same words uncleaned: for connectors to tell one refusal from another, never shown. */
  readonly said?: string;
  /** False when it is certain that no byte of the request left. */
  readonly sent?: boolean;
}

/** The only error a call to an upstream ends in. `cause` is for the log; clients see `code` and `message`. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly code: UpstreamCode;
  readonly call: FailedCall;

  constructor(code: UpstreamCode, call: FailedCall, options?: ErrorOptions) {
    const detail = call.detail === undefined ? '' : `: ${call.detail}`;
    super(`${call.upstream} ${errorCodes[code]} (${call.operation})${detail}`, options);
    this.code = code;
    this.call = call;
  }
}

/** A fault of the request itself, not of an upstream: wrong input, no login, over a limit. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly code: RequestCode;

  constructor(code: RequestCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A wrong argument: names the argument and the remedy. */
export function badInput(message: string): RequestError {
  return new RequestError('BAD_USER_INPUT', message);
}

export function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
