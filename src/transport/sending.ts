import { setTimeout as sleep } from 'node:timers/promises';
import { asError } from '../errors.ts';
import { unlessAborted } from './abort.ts';
import { isRead, pauseBefore } from './call.ts';
import type { Call } from './call.ts';
import { exchange } from './exchange.ts';
import type { Answer, HttpRequest } from './exchange.ts';
import { failedCall } from './callContext.ts';
import type { CallContext } from './callContext.ts';
import { observed } from './observed.ts';
import type { Attempt } from './observed.ts';
import { queryString } from './path.ts';
import type { RequestScope, Ticket } from './scope.ts';
import type { Span } from './trace.ts';

/** The answer to a call, whatever its status; made again where that is safe, and the upstream's retry budget has something left. */
export async function sent(context: CallContext, call: Call, ticket: Ticket): Promise<Answer> {
  const { upstream, scope } = context;
  const { retries, timeout } = upstream.settings;
  upstream.earnRetry();
  for (let attempt = 0; ; attempt++) {
    const outcome = await outcomeOf(context, { call, ticket, attempt });
    const pause = attempt < retries ? pauseBefore(call, outcome, { attempt, timeout }) : null;
    if (pause === null || !upstream.mayRetry()) {
      if (outcome instanceof Error) throw outcome;
      return outcome;
    }
    await unlessAborted(sleep(pause), scope.signal, asError).catch(() => undefined);
  }
}

/** The answer, or why there is none. */
async function outcomeOf(context: CallContext, attempt: Attempt): Promise<Answer | Error> {
  try {
    return await sentOnce(context, attempt);
  } catch (reason) {
    return asError(reason);
  }
}

function sentOnce(context: CallContext, attempt: Attempt): Promise<Answer> {
  const { upstream, scope } = context;
  const { pools, settings } = upstream;
  const { call } = attempt;
  scope.spend();
  const failed = failedCall(context, call);
  const { signal } = scope;
  const wire = isRead(call) ? pools.reads : pools.writes;
  return observed(scope, failed, attempt, (trace, begin) => {
    const run = (timeout: number) => {
      begin();
      const bounds = { signal, timeout, maxBody: settings.maxBody };
      return exchange(wire, requestOf(attempt, scope, trace), bounds, failed);
    };
    return upstream.gate(run, scope, failed);
  });
}

function requestOf({ call, ticket }: Attempt, scope: RequestScope, trace: Span['headers']): HttpRequest {
  const { method = 'GET', path, query, body = null, contentType = 'application/json' } = call;
  const text = ticket.prefix + path.text;
  return {
    origin: ticket.origin,
    path: query === undefined ? text : text + queryString(query),
    method,
    headers: {
      accept: 'application/json',
      ...scope.headers,
      ...trace,
      ...(body === null ? null : { 'content-type': contentType }),
      ...ticket.headers,
      ...call.headers,
    },
    body,
  };
}
