import { expect } from 'vitest';
import type { UpstreamError } from '../../src/errors.ts';
import type { Call } from '../../src/transport/call.ts';
import { path } from '../../src/transport/path.ts';
import { only, string } from '../../src/json/read.ts';

export const get = { operation: 'thing.get', path: path`/thing` } satisfies Call;
export const post = { operation: 'thing.create', method: 'POST', path: path`/things` } satisfies Call;
/** What they are answered with. */
export const name = only('name', string);

/** What a call that has to fail fails with. */
export async function failure(call: Promise<unknown>): Promise<UpstreamError> {
  return call.then(
    () => expect.unreachable('the call succeeded'),
    (error: UpstreamError) => error,
  );
}
