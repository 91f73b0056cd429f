import type { UpstreamName } from '../errors.ts';
import type { RequestScope } from '../transport/scope.ts';

/** What the loaders of one request read from. */
export interface Source<C> {
  readonly upstream: UpstreamName;
  readonly scope: RequestScope;
  /** For the whole request. */
  readonly client: C;
  /** One whose calls belong to another stretch of the request's trace. */
  within(scope: RequestScope): C;
}

export function openSource<C>(
  upstream: UpstreamName,
  scope: RequestScope,
  within: (scope: RequestScope) => C,
): Source<C> {
  return { upstream, scope, client: within(scope), within };
}
