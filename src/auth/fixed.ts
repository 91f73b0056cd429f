import type { Secret } from '../config/secret.ts';
import { UpstreamError } from '../errors.ts';
import type { UpstreamName } from '../errors.ts';
import type { Access, Ticket } from '../transport/scope.ts';

/** The ticket for a base URL and the headers that go with it. */
export function ticketFor(
  url: string,
  headers: Readonly<Record<string, string>>,
  projectId: string | null = null,
): Ticket {
  const { origin, pathname } = new URL(url);
  return { origin, prefix: pathname.replace(/\/+$/, ''), headers, projectId };
}

/** An upstream whose address and login never change; a 401 there is final. */
export function fixedAccess(ticket: Ticket): Access {
  return { ticket: () => ticket, renew: async () => null };
}

/** A fixed token may be a file that changes, so it is read for each ticket. */
export function secretAccess(
  url: string,
  secret: Secret,
  headersWith: (secret: string) => Record<string, string>,
): Access {
  let last: { readonly text: string; readonly ticket: Ticket } | null = null;
  const ticket = () => {
    const text = secret.read();
    if (last?.text !== text) last = { text, ticket: ticketFor(url, headersWith(text), projectIn(url)) };
    return last.ticket;
  };
  return { ticket, renew: async () => null };
}

/** A base URL may name its project, as karbor's does: `/v1/{project_id}`. */
export function projectIn(url: string): string | null {
  return /\/v[\d.]+\/([\w-]+)\/?$/.exec(new URL(url).pathname)?.[1] ?? null;
}

/** An upstream that the configuration leaves out: every call to it says so. */
export function noAccess(upstream: UpstreamName): Access {
  const refuse = (): never => {
    throw new UpstreamError('UPSTREAM_NOT_CONFIGURED', { upstream, operation: 'configuration', sent: false });
  };
  return { ticket: refuse, renew: async () => null };
}
