import type { Access, Ticket } from '../transport/scope.ts';
import type { LoginCache, ExpiringLogin } from './loginCache.ts';

/** What a ticket is made of, and the token that a refused one had. */
interface Tickets<L> {
  of(login: L): Ticket;
  tokenIn(refused: Ticket): string;
}

/** Everyone is served with the login that the gateway keeps; a 401 costs one new login and one repeat, then stands. */
export function cachedAccess<L extends ExpiringLogin>(logins: LoginCache<L>, tickets: Tickets<L>): Access {
  let last: { readonly login: L; readonly ticket: Ticket } | null = null;
  const ticketFrom = (login: L): Ticket => {
    if (last?.login !== login) last = { login, ticket: tickets.of(login) };
    return last.ticket;
  };
  return {
    ticket: () => {
      const login = logins.get();
      return login instanceof Promise ? login.then(ticketFrom) : ticketFrom(login);
    },
    renew: async (refused) => ticketFrom(await logins.replace(tickets.tokenIn(refused))),
  };
}
