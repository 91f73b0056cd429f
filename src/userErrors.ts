import { UpstreamError } from './errors.ts';
import type { UpstreamName } from './errors.ts';

/** An expected outcome of a mutation: the write was refused, or its fate is unknown. */
export interface UserError {
  readonly message: string;
  readonly code: UserErrorCode;
  /** Path into `input`. */
  readonly field: readonly string[] | null;
}

type UserErrorCode =
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'INVALID_INPUT'
  | 'INVALID_STATE'
  | 'QUOTA_EXCEEDED'
  | 'UNSUPPORTED'
  | 'NOT_SENT'
  | 'OUTCOME_UNKNOWN';

export function userError(
  code: UserErrorCode,
  message: string,
  field: readonly (string | number)[] | null = null,
): UserError {
  return { code, message, field: field === null ? null : field.map(String) };
}

/** Whether a write may have been carried out though its answer is lost: none came whole, or something in between gave one. */
function isLost({ call: { sent, status } }: UpstreamError): boolean {
  return sent === true && (status === undefined || status < 400 || status === 502 || status === 504);
}

/** What a refusal of a write means, by its status and, where that tells too little, by its words. */
export interface Verdict {
  readonly status: number;
  readonly said?: RegExp;
  readonly code: UserErrorCode;
  readonly field?: readonly string[];
  /** In place of the upstream's own words. */
  readonly message?: string;
}

/** The first that fits counts; a refusal that none fits is a failure, and thrown on. */
export type Verdicts = readonly Verdict[];

/** The user error that a write to `upstream` came to: refused, in its own words where it had some, or without an answer. */
export function refusalOf(error: unknown, upstream: UpstreamName, verdicts: Verdicts): UserError {
  // A login that failed on the way says nothing of the write.
  if (!(error instanceof UpstreamError) || error.call.upstream !== upstream) throw error;
  const { status, detail, said = '' } = error.call;
  const verdict = verdicts.find((one) => one.status === status && (one.said?.test(said) ?? true));
  // An answer that makes no sense is no verdict, whatever its status.
  if (verdict !== undefined && error.code !== 'UPSTREAM_MALFORMED')
    return userError(verdict.code, verdict.message ?? detail ?? error.message, verdict.field ?? null);
  // Found out before it was sent: this upstream is too old for it.
  if (error.code === 'UPSTREAM_UNSUPPORTED_VERSION' && error.call.sent === false)
    return userError('UNSUPPORTED', error.message);
  if (!isLost(error)) throw error;
  return userError(
    'OUTCOME_UNKNOWN',
    `${error.message}. It may have taken this: look before you send it again.`,
  );
}
