import { isUtf8 } from 'node:buffer';
import { UpstreamError } from '../errors.ts';
import type { FailedCall } from '../errors.ts';
import type { Answer } from './exchange.ts';
import { isPage } from './notFound.ts';
import { DecodeError, nothing } from '../json/read.ts';
import type { Reader } from '../json/read.ts';
import { requestIdOf } from './refusal.ts';

/** The body of a successful answer as `read` makes it; UPSTREAM_MALFORMED, with the place, where it cannot. */
export function decoded<T>(failed: FailedCall, answer: Answer, read: Reader<T>): T {
  const { body } = answer;
  if (isNothing(read) && !isPage(answer)) return read(undefined); // its status was all that counts
  try {
    if (!isUtf8(body)) throw new DecodeError('expected UTF-8');
    return read(body.length === 0 ? undefined : JSON.parse(body.toString()));
  } catch (cause) {
    throw misread(failed, answer, cause);
  }
}

/** The error for an answer that is not what was expected, whichever way that was found out. */
export function misread(failed: FailedCall, answer: Answer, cause: unknown): UpstreamError {
  const place = cause instanceof DecodeError ? { place: `$${cause.place}` } : {};
  const upstreamRequestId = requestIdOf(answer) ?? undefined;
  const call = { ...failed, status: answer.status, upstreamRequestId, sent: true, ...place };
  return new UpstreamError('UPSTREAM_MALFORMED', call, { cause });
}

function isNothing<T>(read: Reader<T>): boolean {
  return Object.is(read, nothing);
}
