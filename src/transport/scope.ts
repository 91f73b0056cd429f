import type { RawJson } from '../json/rawJson.ts';
import type { ErrorCode, UpstreamName } from '../errors.ts';
import type { Signal } from './signal.ts';
import type { Span } from './trace.ts';

/** What one upstream call came to; logs, metrics, traces and `extensions.explain` are told. */
export interface CallOutcome {
  readonly upstream: UpstreamName;
  readonly operation: string;
  readonly status: number | null;
  readonly code: ErrorCode | null;
  /** From its turn on; of a call that never got one, all that it waited. */
  readonly milliseconds: number;
  /** Milliseconds for its turn (`…_CONCURRENCY`). */
  readonly waited: number;
  readonly cause?: unknown;
}

/** A read that made no call: it joined one that was under way, the request had its answer already, or the object is final and was kept. */
export interface SparedRead {
  readonly upstream: UpstreamName;
  readonly operation: string;
  readonly source: 'SHARED' | 'KEPT' | 'FINAL';
  readonly milliseconds: number;
}

/** Told of each call and the request that it was made for. */
export type Observe = (outcome: CallOutcome, requestId: string) => void;

/** One request to the gateway, as the calls made for it see it. */
export interface RequestScope {
  readonly requestId: string;
  /** Aborted when the client left or the request's time is up; its reason says which. */
  readonly signal: Signal;
  /** Above the calls made for it; null where no traces are made. */
  readonly span: Span | null;
  /** Sent with every upstream call: request id, and the trace where none is made here. */
  readonly headers: Readonly<Record<string, string>>;
  /** Who asks; calls of different callers are never shared. */
  readonly callerKey: string;
  /** Until when it is believed who asks, in milliseconds since the epoch. */
  readonly believedUntil: number;
  /** `performance.now()` when it came in. */
  readonly startedAt: number;
  /** Takes the reads that made no call; null where the answer does not tell how it was come by. */
  readonly spared: SparedRead[] | null;
  /** What the calls made so far came to. */
  readonly calls: readonly CallOutcome[];
  /** JSON texts that go into the answer as they are; null where the answer is not printed by the HTTP front. */
  readonly raws: RawJson[] | null;
  /** Asked before each upstream call; throws once the request's budget is spent. */
  spend(): void;
  /** Asked before JSON of an upstream goes into the answer as it came; throws once there is as much of it as there may be. */
  take(bytes: number): void;
  observe(outcome: CallOutcome): void;
}

/** Where an upstream is for this caller, and the headers that prove who asks. */
export interface Ticket {
  readonly origin: string;
  /** Path of the base URL, without a slash at its end. */
  readonly prefix: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The project that the ticket's token or URL is scoped to, where there is one. */
  readonly projectId: string | null;
}

/** How one caller gets at one upstream. */
export interface Access {
  ticket(scope: RequestScope): Ticket | Promise<Ticket>;
  /** After a 401: another ticket worth one more try, null if a new one would not help; throws if the login itself is at fault. */
  renew(refused: Ticket, scope: RequestScope): Promise<Ticket | null>;
}
