import type { IncomingHttpHeaders } from 'node:http';

/** The upstreams that the embedded cloud plays. */
export type ServiceName = 'keystone' | 'inspector' | 'nova' | 'karbor' | 'tnco';

/** A request as a service reads it. */
export interface Incoming {
  method: string;
  /** Path and query as sent. */
  target: string;
  /** The path, decoded and then split (WSGI servers do it in this order), without empties but for a trailing one. */
  segments: readonly string[];
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** An answer: an object as body goes out as JSON, a string as it is, nothing as an empty body. */
export interface Outgoing {
  status: number;
  /** Sent in this letter case; a list gives one header line per entry. */
  headers?: Record<string, string | readonly string[]>;
  body?: unknown;
}

/** One upstream: a function from requests to answers over some state. */
export interface Service {
  readonly name: ServiceName;
  /**
   * How an answer's end is told. `length`, the default: by Content-Length, and the connection stays.
   * `close`: by closing the connection, announced by no header, which is what Debian's uwsgi does.
   */
  readonly framing?: 'length' | 'close';
  handle(request: Incoming): Outgoing | Promise<Outgoing>;
}
