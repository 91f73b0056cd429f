import type { IncomingHttpHeaders } from 'node:http';
import { RequestError } from '../errors.ts';
import type { Incoming } from '../gateway.ts';
import { requestIdFrom, tokenFrom, traceFrom } from '../requestHeaders.ts';

/** What the gateway takes from a request that someone else's server received. */
export interface Received {
  /** Node's or fetch's; read are the caller's token, the request id, and the trace. */
  readonly headers?: IncomingHttpHeaders | Headers;
  /** Aborted when the client has left, which ends the upstream calls made for it. */
  readonly signal?: AbortSignal;
}

/** The request as the gateway knows it, with its deadline in milliseconds; `done` takes the deadline back. */
export function incomingOf(
  { headers = {}, signal }: Received,
  deadline: number,
): Incoming & { readonly done: () => void } {
  const request = { headers: headers instanceof Headers ? Object.fromEntries(headers) : headers };
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
