import { UpstreamError } from './errors.ts';

/** An expected outcome of a mutation: the write was refused, or its fate is unknown. */
export interface UserError {
  readonly message: string;
  readonly code: UserErrorCode;
  /** Path into `input`. */
  readonly field: readonly string[] | null;
}

export type UserErrorCode =
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

/** What an upstream's refusal of a write means, by status; a status that is not listed is a failure, and thrown on. */
export type Verdicts = Readonly<Record<number, { code: UserErrorCode; field?: readonly string[] }>>;

/** The user error that a refused write stands for, in the upstream's own words where it had some. */
export function refusalOf(error: unknown, verdicts: Verdicts): UserError {
  const status = error instanceof UpstreamError ? error.call.status : undefined;
  const verdict = status === undefined ? undefined : verdicts[status];
  if (!(error instanceof UpstreamError) || verdict === undefined) throw error;
  return userError(verdict.code, error.call.detail ?? error.message, verdict.field ?? null);
}
