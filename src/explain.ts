import type { RequestScope } from './transport/scope.ts';

/** `extensions.explain`: the upstream calls made for a request, in the order in which they ended. */
export function explanation({ calls }: Pick<RequestScope, 'calls'>) {
  return {
    calls: calls.map(({ upstream, operation, status, code, milliseconds }) => ({
      upstream,
      operation,
      status,
      ...(code === null ? {} : { code }),
      milliseconds: Math.round(milliseconds * 10) / 10,
    })),
  };
}
