import type { IncomingHttpHeaders } from 'node:http';
import { RequestError } from '../errors.ts';
import type { Incoming } from '../gateway.ts';
import { requestIdFrom, tokenFrom, traceFrom } from '../http/requestHeaders.ts';

/** Headers by name, as fetch's `Headers` and the copies of it that servers bring along have them. */
export interface HeadersByName {
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
  const late = new AbortController();
  const message = `The request took longer than ${deadline} ms.`;
  const timer = setTimeout(() => late.abort(new RequestError('REQUEST_TIMEOUT', message)), deadline).unref();
  return {
    requestId: requestIdFrom(request.headers['x-openstack-request-id']),
    token: tokenFrom(request),
    headers: traceFrom(request),
    signal: signal === undefined ? late.signal : AbortSignal.any([signal, late.signal]),
    done: () => clearTimeout(timer),
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
