import { setMaxListeners } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { RequestError } from '../errors.ts';
import type { Incoming } from '../gateway.ts';
import { requestIdFrom, tokenFrom, traceFrom } from '../http/requestHeaders.ts';
import { LightAbortController } from '../transport/signal.ts';

/** Headers by name, as fetch's `Headers` and the copies of it that servers bring along have them. */
interface HeadersByName {
  get(name: string): string | null;
}

/** What the gateway takes from a request that someone else's server received. */
export interface Received {
  /** Node's or fetch's; read are the caller's token, the request id, and the trace. */
  readonly headers?: IncomingHttpHeaders | HeadersByName;
  /** Aborted when the client has left, which ends the upstream calls made for it. */
  readonly signal?: AbortSignal;
}

/** The request as the gateway knows it, with its deadline in milliseconds; `done` takes the deadline back. */
export function incomingOf(
  { headers = {}, signal }: Received,
  deadline: number,
): Incoming & { readonly done: () => void } {
  const request = { headers: plain(headers) };
  const ended = new LightAbortController();
  const leave = () => ended.abort(signal?.reason);
  const done = () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', leave);
  };
  const timer = setTimeout(() => {
    done();
    ended.abort(new RequestError('REQUEST_TIMEOUT', `The request took longer than ${deadline} ms.`));
  }, deadline).unref();
  // Not by AbortSignal.any: in Node 20 a signal that many requests share would keep something of each for ever.
  if (signal instanceof EventTarget) setMaxListeners(0, signal);
  signal?.addEventListener('abort', leave, { once: true });
  if (signal?.aborted === true) leave();
  return {
    requestId: requestIdFrom(request.headers['x-openstack-request-id']),
    token: tokenFrom(request),
    headers: traceFrom(request),
    signal: ended,
    done,
  };
}

const read = ['x-auth-token', 'authorization', 'x-openstack-request-id', 'traceparent', 'tracestate'];

/** In lower case, as Node has them: a token must not be overlooked for the way its header is written. */
function plain(headers: IncomingHttpHeaders | HeadersByName): IncomingHttpHeaders {
  if (isByName(headers))
    return Object.fromEntries(read.map((name) => [name, headers.get(name) ?? undefined]));
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function isByName(headers: IncomingHttpHeaders | HeadersByName): headers is HeadersByName {
  return typeof headers['get'] === 'function';
}
