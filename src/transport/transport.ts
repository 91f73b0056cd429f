import { isUtf8 } from 'node:buffer';
import { setTimeout as sleep } from 'node:timers/promises';
import { RequestError, UpstreamError, asError } from '../errors.ts';
import type { FailedCall, UpstreamCode } from '../errors.ts';
import { largeDocument, smallDocument } from '../largeJson/document.ts';
import type { JsonDocument } from '../largeJson/document.ts';
import { largeBody } from '../largeJson/parser.ts';
import { unlessAborted } from './abort.ts';
import { clean, messageOf } from './envelope.ts';
import { exchange } from './exchange.ts';
import type { Answer } from './exchange.ts';
import { queryString } from './path.ts';
import type { Path, Query } from './path.ts';
import { Misfit, object } from './read.ts';
import type { Reader } from './read.ts';
import type { Access, RequestScope, Ticket } from './scope.ts';
import type { Upstream } from './upstream.ts';

/** One call as a client's method puts it. */
export interface Call {
  /** `resource.verb`. */
  readonly operation: string;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly path: Path;
  readonly query?: Query;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent with a fixed length, never chunked: inspector ignores a chunked body (CONTRACT 2.7). */
  readonly body?: string;
  readonly contentType?: string;
  /** Statuses that are success; 200 unless said otherwise. */
  readonly success?: readonly number[];
  /** Statuses after which the call is safely repeated; for a GET 502, 503 and 504, for a write none (CONTRACT 9.4). */
  readonly repeatOn?: readonly number[];
}

const repeatReads = [502, 503, 504];
const firstPause = 50;

/** All calls of one request to one upstream go through here: login, turn, deadline, retry, and one name for each failure. */
export class Transport {
  readonly #upstream: Upstream;
  readonly #access: Access;
  readonly #scope: RequestScope;

  constructor(upstream: Upstream, access: Access, scope: RequestScope) {
    this.#upstream = upstream;
    this.#access = access;
    this.#scope = scope;
  }

  /** The answer's body as `read` makes it; any failure is an UpstreamError, or a RequestError where the login is at fault. */
  async send<T>(call: Call, read: Reader<T>): Promise<T> {
    return this.shared(call, async (http) => http.decode(call, await http.answer(call), read));
  }

  /** Runs a call of one or more exchanges; a read that the same caller has under way already is joined, not repeated. */
  async shared<T>(call: Call, run: (http: Transport) => Promise<T>): Promise<T> {
    if (!isRead(call)) return run(this);
    const { callerKey, signal } = this.#scope;
    const key = `${call.operation} ${call.path.text}${queryString(call.query ?? {})} ${JSON.stringify(call.headers)}`;
    const wish = { callerKey, key, signal, failed: this.#failed(call) };
    return this.#upstream.sharing.join(wish, (joint) => {
      this.#scope.spend(); // here, so that a budget that is spent fails this request and no other
      return run(new Transport(this.#upstream, this.#access, prepaid(this.#scope, joint)));
    });
  }

  /** The project that calls are made in, null where the login has none. */
  async projectId(): Promise<string | null> {
    return (await this.#access.ticket(this.#scope)).projectId;
  }

  /** The whole successful answer, for the few calls that need its headers. */
  async answer(call: Call): Promise<Answer> {
    if (isRead(call)) return this.#successful(call);
    return this.#successful(call).finally(() => this.#upstream.sharing.forget(this.#scope.callerKey));
  }

  async #successful(call: Call): Promise<Answer> {
    const ticket = await this.#ticket(call);
    let answer = await this.#repeated(call, ticket);
    if (answer.status === 401) {
      const renewed = await this.#inTime(this.#access.renew(ticket, this.#scope), call);
      if (renewed !== null) answer = await this.#repeated(call, renewed);
    }
    if ((call.success ?? [200]).includes(answer.status)) return answer;
    throw this.refusal(call, answer);
  }

  async #ticket(call: Call): Promise<Ticket> {
    const ticket = this.#access.ticket(this.#scope);
    return ticket instanceof Promise ? this.#inTime(ticket, call) : ticket;
  }

  /** A login serves many requests and is not ended with one of them, but none waits for it beyond its own end. */
  async #inTime<T>(login: Promise<T>, call: Call): Promise<T> {
    return unlessAborted(login, this.#scope.signal, (reason) =>
      reason instanceof RequestError
        ? reason
        : new UpstreamError('UPSTREAM_CANCELLED', { ...this.#failed(call), sent: false }, { cause: reason }),
    );
  }

  decode<T>(call: Call, answer: Answer, read: Reader<T>): T {
    const { body } = answer;
    try {
      if (!isUtf8(body)) throw new Misfit('expected UTF-8');
      return read(body.length === 0 ? undefined : JSON.parse(body.toString()));
    } catch (cause) {
      throw this.#misread(call, answer, cause);
    }
  }

  /** An answer that is a JSON object of any size; a large one is looked at only when something of it is asked for. */
  document(call: Call, answer: Answer): JsonDocument {
    const { body } = answer;
    if (body.length < largeBody) return smallDocument(this.decode(call, answer, object));
    const { parser } = this.#upstream;
    const misread = (cause: unknown) => this.#misread(call, answer, cause);
    return largeDocument({ body, parser, raws: this.#scope.raws, misread });
  }

  #misread(call: Call, { status, headers }: Answer, cause: unknown): UpstreamError {
    const failed = { ...this.#failed(call), status, ...requestIdOf(headers), sent: true };
    const place = cause instanceof Misfit ? { place: `$${cause.place}` } : {};
    return new UpstreamError('UPSTREAM_MALFORMED', { ...failed, ...place }, { cause });
  }

  async #repeated(call: Call, ticket: Ticket): Promise<Answer> {
    const { retries } = this.#upstream.settings;
    for (let attempt = 0; ; attempt++) {
      if (attempt === 0) this.#upstream.earnRetry();
      const outcome = await this.#once(call, ticket).catch(asError);
      const pause = attempt < retries ? this.#pauseBefore(call, outcome, attempt) : null;
      if (pause === null || !this.#upstream.mayRetry()) {
        if (outcome instanceof Error) throw outcome;
        return outcome;
      }
      await sleep(pause, undefined, { signal: this.#scope.signal }).catch(() => undefined);
    }
  }

  /** Milliseconds to wait before the call is made again; null: it is not made again. */
  #pauseBefore(call: Call, outcome: Answer | Error, attempt: number): number | null {
    const read = isRead(call);
    const jittered = firstPause * 2 ** attempt * (0.5 + Math.random());
    if (outcome instanceof Error) {
      if (!(outcome instanceof UpstreamError) || outcome.code !== 'UPSTREAM_UNREACHABLE') return null;
      return read || outcome.call.sent === false ? jittered : null;
    }
    if (!(call.repeatOn ?? (read ? repeatReads : [])).includes(outcome.status)) return null;
    const asked = (retryAfter(outcome) ?? 0) * 1000;
    return asked > this.#upstream.settings.timeout / 4 ? null : Math.max(jittered, asked);
  }

  async #once(call: Call, ticket: Ticket): Promise<Answer> {
    this.#scope.spend();
    const started = performance.now();
    const failed = this.#failed(call);
    const { signal } = this.#scope;
    const told = { upstream: failed.upstream, operation: failed.operation };
    try {
      const answer = await this.#upstream.gate(
        async (timeout) => this.#exchange(call, ticket, timeout),
        signal,
        failed,
      );
      const code = answer.status < 400 ? null : codeFor(answer.status);
      this.#scope.observe({
        ...told,
        status: answer.status,
        code,
        milliseconds: performance.now() - started,
      });
      return answer;
    } catch (cause) {
      const code = cause instanceof UpstreamError ? cause.code : 'REQUEST_TIMEOUT';
      const status = cause instanceof UpstreamError ? (cause.call.status ?? null) : null;
      this.#scope.observe({ ...told, status, code, milliseconds: performance.now() - started, cause });
      throw cause;
    }
  }

  async #exchange(call: Call, ticket: Ticket, timeout: number): Promise<Answer> {
    const { pools, settings } = this.#upstream;
    const method = call.method ?? 'GET';
    const type = call.body === undefined ? {} : { 'content-type': call.contentType ?? 'application/json' };
    const options = {
      origin: ticket.origin,
      path: ticket.prefix + call.path.text + queryString(call.query ?? {}),
      method,
      headers: {
        accept: 'application/json',
        ...this.#scope.headers,
        ...type,
        ...ticket.headers,
        ...call.headers,
      },
      body: call.body ?? null,
    };
    const bounds = { signal: this.#scope.signal, timeout, maxBody: settings.maxBody };
    return exchange(isRead(call) ? pools.reads : pools.writes, options, bounds, this.#failed(call));
  }

  #failed(call: Call): FailedCall {
    return { upstream: this.#upstream.name, operation: call.operation };
  }

  /** The error that an answer which is no success stands for. */
  refusal(call: Call, answer: Answer): UpstreamError {
    const { status, body, headers } = answer;
    const text = body.toString();
    const said = messageOf(text);
    const detail = status >= 400 && status < 500 && said !== null ? clean(said) : null;
    const after = retryAfter(answer);
    return new UpstreamError(
      codeFor(status),
      {
        ...this.#failed(call),
        status,
        sent: true,
        ...requestIdOf(headers),
        ...(after === null ? {} : { retryAfter: after }),
        ...(detail === null ? {} : { detail }),
        ...(said === null ? {} : { said }),
      },
      { cause: new Error(`HTTP ${status}: ${text.slice(0, 2_000)}`) },
    );
  }
}

function isRead({ method = 'GET' }: Call): boolean {
  return method === 'GET';
}

/** The scope of a shared call: its first exchange is paid for, and only all who wait for it together can end it. */
function prepaid(scope: RequestScope, signal: AbortSignal): RequestScope {
  let paid = 1;
  const spend = () => (paid > 0 ? void paid-- : scope.spend());
  return { ...scope, signal, spend };
}

/** The code for a status that is no success. */
function codeFor(status: number): UpstreamCode {
  if (status === 401 || status === 403) return 'UPSTREAM_FORBIDDEN';
  if (status === 406) return 'UPSTREAM_UNSUPPORTED_VERSION';
  if (status === 429 || (status >= 502 && status <= 504)) return 'UPSTREAM_UNAVAILABLE';
  if (status >= 500) return 'UPSTREAM_FAILED';
  return status >= 400 ? 'UPSTREAM_REJECTED' : 'UPSTREAM_MALFORMED';
}

/** Retry-After in seconds, from either of its two forms. */
function retryAfter({ headers }: Answer): number | null {
  const value = headers['retry-after'];
  if (typeof value !== 'string') return null;
  const seconds = /^\d+$/.test(value.trim()) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}

function requestIdOf(headers: Answer['headers']): { upstreamRequestId?: string } {
  const id = headers['x-openstack-request-id'];
  return typeof id === 'string' && /^req-[\w-]{1,64}$/.test(id) ? { upstreamRequestId: id } : {};
}
