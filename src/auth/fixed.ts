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

/** An upstream that the configuration leaves out: every call to it says so. */
export function noAccess(upstream: UpstreamName): Access {
  const refuse = (): never => {
    throw new UpstreamError('UPSTREAM_NOT_CONFIGURED', { upstream, operation: 'configuration', sent: false });
  };
  return { ticket: refuse, renew: async () => null };
}
