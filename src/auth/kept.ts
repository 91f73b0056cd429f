import type { Access, Ticket } from '../transport/scope.ts';
import type { Keeper, Lasting } from './keeper.ts';

/** What a ticket is made of, and the token that a refused one had. */
interface Tickets<L> {
  of(login: L): Ticket;
  tokenIn(refused: Ticket): string;
}

/** Everyone is served with the login that the gateway keeps; a 401 costs one new login and one repeat, then stands. */
export function keptAccess<L extends Lasting>(keeper: Keeper<L>, tickets: Tickets<L>): Access {
  let last: { readonly login: L; readonly ticket: Ticket } | null = null;
  const ticketFrom = (login: L): Ticket => {
    if (last?.login !== login) last = { login, ticket: tickets.of(login) };
    return last.ticket;
  };
  return {
    ticket: () => {
      const login = keeper.get();
      return login instanceof Promise ? login.then(ticketFrom) : ticketFrom(login);
    },
    renew: async (refused) => ticketFrom(await keeper.replace(tickets.tokenIn(refused))),
  };
}
