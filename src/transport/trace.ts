import type { IncomingHttpHeaders } from 'node:http';

/** What a span tells: by OpenTelemetry's semantic conventions where they have a name; never a URL, an id or a secret. */
export type Attributes = Readonly<Record<string, string | number | boolean | string[]>>;

/** A stretch of work within a trace. */
export interface Span {
  /** `traceparent` and `tracestate` for what is called within it. */
  readonly headers: Readonly<Record<string, string>>;
  /** A stretch within this one; `client` for a call to another service. */
  start(name: string, kind: 'internal' | 'client', facts?: Attributes): Span;
  setAttributes(facts: Attributes): void;
  /** Marks it as failed; `code` as clients see it. */
  fail(code: string): void;
  end(): void;
}

/** Where the traces of all requests go. */
export interface Traces {
  /** One request that came in, as part of the trace that its headers name. */
  request(headers: IncomingHttpHeaders, facts: Attributes): Span;
  /** For calls that serve many requests, as a login does: each begins a trace of its own. */
  readonly shared: Span;
  /** Sends what has not been sent; gives up after a few seconds. */
  close(): Promise<void>;
}
