import type { FailedCall } from '../errors.ts';
import type { Call } from './call.ts';
import type { Access, RequestScope } from './scope.ts';
import type { Upstream } from './upstream.ts';

/** What every call of one request to one upstream goes through. */
export interface CallContext {
  readonly upstream: Upstream;
  readonly access: Access;
  readonly scope: RequestScope;
}

/** What is known of a call if it fails. */
export function failedCall({ upstream }: CallContext, { operation }: Call): FailedCall {
  return { upstream: upstream.name, operation };
}
