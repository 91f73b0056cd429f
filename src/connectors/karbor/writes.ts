import { UpstreamError } from '../../errors.ts';
import { uuidArgument } from '../../ids.ts';
import { isObject } from '../../json/read.ts';
import { refusalOf, userError } from '../../userErrors.ts';
import type { UserError } from '../../userErrors.ts';
import type { CheckpointKey } from './loaders.ts';
import type { Checkpoint } from './model.ts';
import type { KarborSession } from './session.ts';

/** What a write came to; the checkpoint is read again when it is asked for. */
export interface CheckpointWrite {
  readonly key: CheckpointKey | null;
  /** What karbor answered, should the re-read fail. */
  readonly answered: Checkpoint | null;
  readonly upstreamRequestId: string | null;
  readonly userErrors: readonly UserError[];
}

interface NewCheckpoint {
  readonly providerId: string;
  readonly planId: string;
  readonly extraInfo: unknown;
}

export async function createCheckpoint(
  { client, loaders, pike }: KarborSession,
  input: NewCheckpoint,
): Promise<CheckpointWrite> {
  const providerId = uuidArgument('providerId', input.providerId);
  const planId = uuidArgument('planId', input.planId);
  const { extraInfo } = input;
  if (extraInfo !== null && !isObject(extraInfo)) {
    return refused(userError('INVALID_INPUT', '`extraInfo` must be a JSON object.', ['extraInfo']));
  }
  if (extraInfo !== null && !pike) {
    const message =
      'No karbor since Queens keeps `extraInfo`; leave it out, or configure the gateway for Pike.';
    return refused(userError('UNSUPPORTED', message, ['extraInfo']));
  }
  try {
    const { value, requestId } = await client.createCheckpoint({ providerId, planId, extraInfo });
    const key = { providerId, id: value.id };
    loaders.checkpoint.clear(key);
    return { key, answered: value, upstreamRequestId: requestId, userErrors: [] };
  } catch (error) {
    return refused(creationError(error), error);
  } finally {
    loaders.forgetLists();
  }
}

export async function deleteCheckpoint(
  { client, loaders }: KarborSession,
  input: CheckpointKey,
): Promise<CheckpointWrite> {
  const key = { providerId: uuidArgument('providerId', input.providerId), id: uuidArgument('id', input.id) };
  const checkpoint = await loaders.checkpoint.clear(key).load(key);
  if (checkpoint === null) return refused(userError('NOT_FOUND', 'Karbor has no such checkpoint.', ['id']));
  if (checkpoint.status !== 'AVAILABLE' && checkpoint.status !== 'ERROR') {
    const message = `A checkpoint is deleted only in the state AVAILABLE or ERROR; this one is ${checkpoint.status}.`;
    return { ...refused(userError('INVALID_STATE', message, ['id'])), key };
  }
  try {
    const { requestId } = await client.deleteCheckpoint(key.providerId, key.id);
    return { key, answered: null, upstreamRequestId: requestId, userErrors: [] };
  } catch (error) {
    return { ...refused(deletionError(error), error), key };
  } finally {
    loaders.checkpoint.clear(key);
    loaders.forgetLists();
  }
}

function refused(error: UserError, cause?: unknown): CheckpointWrite {
  const upstreamRequestId = cause instanceof UpstreamError ? (cause.call.upstreamRequestId ?? null) : null;
  return { key: null, answered: null, upstreamRequestId, userErrors: [error] };
}

/** Karbor answers a failed RPC, its time-outs included, with 400 or 500: the checkpoint may have been made (upstreams.md 14.15, 14.16). */
function creationError(error: unknown): UserError {
  if (!(error instanceof UpstreamError) || error.call.upstream !== 'karbor') throw error;
  const { status, said = '', sent } = error.call;
  // The plan's provider is gone from karbor's configuration, which its protection service sees before anything is made.
  if (status === 400 && /^Create checkpoint failed: Provider \S+ could not be found/.test(said))
    return userError('NOT_FOUND', 'Karbor no longer has this provider.', ['providerId']);
  if (status === 400 && /^Create checkpoint failed|Traceback|Timed out/i.test(said)) return unknownCreation();
  if (sent !== false && (status === undefined || [200, 500, 502, 504].includes(status)))
    return unknownCreation();
  return refusalOf(error, 'karbor', [
    { status: 400, code: 'INVALID_INPUT' },
    { status: 404, said: /plan/i, code: 'NOT_FOUND', field: ['planId'] },
    { status: 404, code: 'NOT_FOUND', field: ['providerId'] },
    { status: 409, code: 'CONFLICT' },
    { status: 413, code: 'QUOTA_EXCEEDED' },
  ]);
}

function unknownCreation(): UserError {
  const message = 'Karbor did not say whether it makes the checkpoint: look for it before you try again.';
  return userError('OUTCOME_UNKNOWN', message);
}

/** Karbor answers 500 to a state that it cannot delete from, but also when a delete that it passed on is not answered or not booked: that one may be under way (upstreams.md 14.16). */
function deletionError(error: unknown): UserError {
  if (error instanceof UpstreamError && error.call.upstream === 'karbor' && error.call.status === 500) {
    if (error.call.said?.includes('can not be deleted') !== true)
      return userError(
        'OUTCOME_UNKNOWN',
        'Karbor did not say whether it deletes the checkpoint: look at it before you try again.',
      );
    const message = 'Karbor cannot delete the checkpoint in the state it is in now.';
    return userError('INVALID_STATE', message, ['id']);
  }
  return refusalOf(error, 'karbor', [
    { status: 404, code: 'NOT_FOUND', field: ['id'] },
    { status: 409, code: 'CONFLICT' },
  ]);
}
