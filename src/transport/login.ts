import { RequestError, UpstreamError } from '../errors.ts';
import { unlessAborted } from './abort.ts';
import type { Call } from './call.ts';
import type { Answer } from './exchange.ts';
import { failedCall } from './line.ts';
import type { Line } from './line.ts';
import { refusalOf } from './refusal.ts';
import type { Ticket } from './scope.ts';
import { sent } from './sending.ts';

/** The successful answer to a call; after a 401 it is made once more, with another login. */
export async function answered(line: Line, call: Call): Promise<Answer> {
  const given = ticketFor(line, call);
  const ticket = given instanceof Promise ? await given : given;
  let answer = await sent(line, call, ticket);
  if (answer.status === 401) {
    await line.upstream.forget(line.scope.callerKey);
    const renewed = await inTime(line, call, line.access.renew(ticket, line.scope));
    if (renewed !== null) answer = await sent(line, call, renewed);
  }
  if (call.success === undefined ? answer.status === 200 : call.success.includes(answer.status))
    return answer;
  throw refusalOf(failedCall(line, call), answer);
}

/** With which the call is made; no promise where it is at hand. */
export function ticketFor(line: Line, call: Call): Ticket | Promise<Ticket> {
  const ticket = line.access.ticket(line.scope);
  return ticket instanceof Promise ? inTime(line, call, ticket) : ticket;
}

/** A login serves many requests and is not ended with one of them, but none waits for it beyond its own end. */
async function inTime<T>(line: Line, call: Call, login: Promise<T>): Promise<T> {
  return unlessAborted(login.catch(failedLogin), line.scope.signal, (reason) =>
    reason instanceof RequestError
      ? reason
      : new UpstreamError(
          'UPSTREAM_CANCELLED',
          { ...failedCall(line, call), sent: false },
          { cause: reason },
        ),
  );
}

/** The status of a login says nothing of what it was needed for: a 404 of keystone does not mean that there is no such node. */
function failedLogin(error: unknown): never {
  if (!(error instanceof UpstreamError) || error.call.status === undefined) throw error;
  throw new UpstreamError(error.code, { ...error.call, status: undefined, sent: false }, { cause: error });
}
