import { UpstreamError } from '../errors.ts';
import { messageOf } from './envelope.ts';
import type { Answer } from './exchange.ts';

/** A web page never comes from an upstream: something in between answered, and its status is no word of the upstream. */
export function isPage({ headers }: Answer): boolean {
  return headers['content-type']?.startsWith('text/html') ?? false;
}

/** What werkzeug and webob, the routers of OpenStack services, say of a path that they do not know (upstreams.md 14.14). */
const unrouted = /^404 Not Found: The requested URL|^The resource could not be found\.<br/;

/** A 404 that says nothing of what was asked for: taken for "there is none", a wrong address would look like an empty cloud. */
export function isStray(answer: Answer): boolean {
  return answer.status === 404 && (isPage(answer) || unrouted.test(messageOf(answer.body.toString()) ?? ''));
}

export const strayDetail =
  'a 404 that is not about what was asked for: check the address, and what stands in front of it';

/** The upstream's own word that it has no such thing. */
export function isNotFound(error: unknown): boolean {
  return error instanceof UpstreamError && error.code === 'UPSTREAM_REJECTED' && error.call.status === 404;
}

/** For single reads: what an upstream does not have is null. */
export function absent(error: unknown): null {
  if (isNotFound(error)) return null;
  throw error;
}
