import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const requestIdForm = /^req-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const traceparentForm = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
const maxTracestate = 512;

interface Requested {
  readonly headers: IncomingHttpHeaders;
}

/** The caller's Keystone token, or null; explorers send the header without a value until someone gives it one. */
export function tokenFrom({ headers }: Requested): string | null {
  const token = headers['x-auth-token'];
  if (typeof token === 'string' && token !== '') return token;
  return /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? null;
}

/** A request id is taken from outside only in the form that OpenStack gives its own. */
export function requestIdFrom(header: unknown): string {
  return typeof header === 'string' && requestIdForm.test(header) ? header : `req-${randomUUID()}`;
}

/** The trace that the request belongs to, in the headers of W3C Trace Context; upstreams get them too. */
export function traceFrom({ headers }: Requested): Readonly<Record<string, string>> {
  const { traceparent, tracestate } = headers;
  if (typeof traceparent !== 'string' || !traceparentForm.test(traceparent)) return {};
  const hasState = typeof tracestate === 'string' && tracestate.length <= maxTracestate;
  return hasState ? { traceparent, tracestate } : { traceparent };
}
