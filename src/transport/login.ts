import { RequestError, UpstreamError } from '../errors.ts';
import { unlessAborted } from './abort.ts';
import type { Call } from './call.ts';
import type { Answer } from './exchange.ts';
import { failedCall } from './callContext.ts';
import type { CallContext } from './callContext.ts';
import { refusalOf } from './refusal.ts';
import type { Ticket } from './scope.ts';
import { sent } from './sending.ts';

/** The successful answer to a call; after a 401 it is made once more, with another login. */
export async function answered(context: CallContext, call: Call): Promise<Answer> {
  const given = ticketFor(context, call);
  const ticket = given instanceof Promise ? await given : given;
  let answer = await sent(context, call, ticket);
  if (answer.status === 401) {
    await context.upstream.forget(context.scope.callerKey);
    const renewed = await inTime(context, call, context.access.renew(ticket, context.scope));
    if (renewed !== null) answer = await sent(context, call, renewed);
  }
  if (call.success === undefined ? answer.status === 200 : call.success.includes(answer.status))
    return answer;
  throw refusalOf(failedCall(context, call), answer);
}

/** With which the call is made; no promise where it is at hand. */
export function ticketFor(context: CallContext, call: Call): Ticket | Promise<Ticket> {
  const ticket = context.access.ticket(context.scope);
  return ticket instanceof Promise ? inTime(context, call, ticket) : ticket;
}

/** A login serves many requests and is not ended with one of them, but none waits for it beyond its own end. */
async function inTime<T>(context: CallContext, call: Call, login: Promise<T>): Promise<T> {
  return unlessAborted(login.catch(failedLogin), context.scope.signal, (reason) =>
    reason instanceof RequestError
      ? reason
      : new UpstreamError(
          'UPSTREAM_CANCELLED',
          { ...failedCall(context, call), sent: false },
          { cause: reason },
        ),
  );
}

/** The status of a login says nothing of what it was needed for: a 404 of keystone does not mean that there is no such node. */
function failedLogin(error: unknown): never {
  if (!(error instanceof UpstreamError) || error.call.status === undefined) throw error;
  throw new UpstreamError(error.code, { ...error.call, status: undefined, sent: false }, { cause: error });
}
