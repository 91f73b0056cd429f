import type { Service } from '../../auth/openstack.ts';
import type { Access, RequestScope, Ticket } from '../../transport/scope.ts';
import { Transport } from '../../transport/transport.ts';
import type { Upstream } from '../../transport/upstream.ts';
import { NovaClient } from './client.ts';

export const novaService: Service = {
  name: 'nova',
  types: ['compute'],
  needsProject: false,
  base: (url) => (/\/v2(\.1)?(\/|$)/.test(new URL(url).pathname) ? url : `${url.replace(/\/+$/, '')}/v2.1`),
};

/** How long a nova's newest microversion is believed. */
const believed = 600_000;

export type NovaSession = ReturnType<ReturnType<typeof novaConnector>>;

/** One nova for the life of the process; each request opens a session on it. */
export function novaConnector(upstream: Upstream) {
  let known: { readonly minor: number | null; readonly until: number } | null = null;
  return (access: Access, scope: RequestScope) => {
    const http = new Transport(upstream, access, scope);
    const client = new NovaClient(http, new Transport(upstream, rootAccess(access), scope));
    const newestMinor = async (): Promise<number | null> => {
      if (known === null || known.until < Date.now()) {
        known = { minor: await client.newestMinor(), until: Date.now() + believed };
      }
      return known.minor;
    };
    return { client, newestMinor };
  };
}

/** The same nova at its version's root: the catalog's URL may go on with a project. */
function rootAccess(access: Access): Access {
  const rooted = (ticket: Ticket) => ({
    ...ticket,
    prefix: /^.*?\/v2(?:\.1)?(?=\/|$)/.exec(ticket.prefix)?.[0] ?? ticket.prefix,
  });
  return {
    ticket: async (scope) => rooted(await access.ticket(scope)),
    renew: async (refused, scope) => {
      const renewed = await access.renew(refused, scope);
      return renewed === null ? null : rooted(renewed);
    },
  };
}
