import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { RequestError, UpstreamError, asError } from '../errors.ts';
import type { FailedCall } from '../errors.ts';
import { largeDocument, smallDocument } from '../largeJson/document.ts';
import type { JsonDocument } from '../largeJson/document.ts';
import { largeBody } from '../largeJson/parser.ts';
import { unlessAborted } from './abort.ts';
import { isRead, pauseBefore } from './call.ts';
import type { Call } from './call.ts';
import { decoded, misread } from './decode.ts';
import { exchange } from './exchange.ts';
import type { Answer } from './exchange.ts';
import { joined, observed } from './observed.ts';
import type { Attempt } from './observed.ts';
import { queryString } from './path.ts';
import { object } from './read.ts';
import type { Reader } from './read.ts';
import { refusalOf } from './refusal.ts';
import type { Access, RequestScope, Ticket } from './scope.ts';
import type { Span } from './trace.ts';
import type { Upstream } from './upstream.ts';

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

  /** As `send`, for a read whose answer may be final: one that is so may come from what the same caller has read before. */
  async sendOrKept<T>(call: Call, read: Reader<T>, isFinal: (value: T) => boolean): Promise<T> {
    const { finals } = this.#upstream;
    if (finals === null) return this.send(call, read);
    const ticket = await this.#ticket(call); // what is kept is only for those who may still ask
    const started = performance.now();
    const { callerKey, believedUntil } = this.#scope;
    const wanted = { callerKey, believedUntil, name: nameOf(call, ticket) };
    const [{ generation }, kept] = await finals.find(wanted, (text) => read(JSON.parse(text)));
    if (kept !== undefined && isFinal(kept)) {
      this.#scope.spared?.push({
        upstream: this.#upstream.name,
        operation: call.operation,
        source: 'FINAL',
        milliseconds: performance.now() - started,
      });
      return kept;
    }
    return this.shared(call, async (http) => {
      const answer = await http.answer(call);
      const value = http.decode(call, answer, read);
      if (isFinal(value)) void finals.keep(wanted, generation, answer.body.toString());
      return value;
    });
  }

  /** Runs a call of one or more exchanges; a read that the same caller has under way already is joined, not repeated. */
  async shared<T>(call: Call, run: (http: Transport) => Promise<T>): Promise<T> {
    if (!isRead(call)) return run(this);
    const { callerKey, signal } = this.#scope;
    const key = `${call.operation} ${call.path.text}${queryString(call.query ?? {})} ${JSON.stringify(call.headers)}`;
    const wish = { callerKey, key, signal, failed: this.#failed(call) };
    const { sharing } = this.#upstream;
    const joins = sharing.isUnderWay(wish);
    const outcome = sharing.join(wish, (joint) => {
      this.#scope.spend(); // here, so that a budget that is spent fails this request and no other
      return run(new Transport(this.#upstream, this.#access, prepaid(this.#scope, joint)));
    });
    return joins ? joined(this.#scope, wish.failed, outcome) : outcome;
  }

  /** The project that calls are made in, null where the login has none. */
  async projectId(): Promise<string | null> {
    return (await this.#access.ticket(this.#scope)).projectId;
  }

  /** The whole successful answer, for the few calls that need its headers. */
  async answer(call: Call): Promise<Answer> {
    if (isRead(call)) return this.#successful(call);
    return this.#successful(call).finally(async () => this.#forget());
  }

  async #forget(): Promise<void> {
    const { sharing, finals } = this.#upstream;
    sharing.forget(this.#scope.callerKey);
    await finals?.forget(this.#scope.callerKey);
  }

  async #successful(call: Call): Promise<Answer> {
    const ticket = await this.#ticket(call);
    let answer = await this.#repeated(call, ticket);
    if (answer.status === 401) {
      await this.#forget();
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
    return unlessAborted(login.catch(failedLogin), this.#scope.signal, (reason) =>
      reason instanceof RequestError
        ? reason
        : new UpstreamError('UPSTREAM_CANCELLED', { ...this.#failed(call), sent: false }, { cause: reason }),
    );
  }

  decode<T>(call: Call, answer: Answer, read: Reader<T>): T {
    return decoded(this.#failed(call), answer, read);
  }

  /** An answer that is a JSON object of any size; a large one is looked at only when something of it is asked for. */
  document(call: Call, answer: Answer): JsonDocument {
    const { body } = answer;
    if (body.length < largeBody) return smallDocument(this.decode(call, answer, object));
    const { parser } = this.#upstream;
    const failed = this.#failed(call);
    const { raws } = this.#scope;
    return largeDocument({ body, parser, raws, misread: (cause) => misread(failed, answer, cause) });
  }

  async #repeated(call: Call, ticket: Ticket): Promise<Answer> {
    const { retries, timeout } = this.#upstream.settings;
    for (let attempt = 0; ; attempt++) {
      if (attempt === 0) this.#upstream.earnRetry();
      const outcome = await this.#once({ call, ticket, attempt }).catch(asError);
      const pause = attempt < retries ? pauseBefore(call, outcome, { attempt, timeout }) : null;
      if (pause === null || !this.#upstream.mayRetry()) {
        if (outcome instanceof Error) throw outcome;
        return outcome;
      }
      await sleep(pause, undefined, { signal: this.#scope.signal }).catch(() => undefined);
    }
  }

  async #once(attempt: Attempt): Promise<Answer> {
    this.#scope.spend();
    const { signal } = this.#scope;
    const failed = this.#failed(attempt.call);
    return observed(this.#scope, failed, attempt, async (trace) =>
      this.#upstream.gate(async (timeout) => this.#exchange(attempt, timeout, trace), signal, failed),
    );
  }

  async #exchange({ call, ticket }: Attempt, timeout: number, trace: Span['headers']): Promise<Answer> {
    const { pools, settings } = this.#upstream;
    const method = call.method ?? 'GET';
    const type: Record<string, string> =
      call.body === undefined ? {} : { 'content-type': call.contentType ?? 'application/json' };
    const options = {
      origin: ticket.origin,
      path: ticket.prefix + call.path.text + queryString(call.query ?? {}),
      method,
      headers: {
        accept: 'application/json',
        ...this.#scope.headers,
        ...trace,
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
    return refusalOf(this.#failed(call), answer);
  }
}

/** The status of a login says nothing of what it was needed for: a 404 of keystone does not mean that there is no such node. */
function failedLogin(error: unknown): never {
  if (!(error instanceof UpstreamError) || error.call.status === undefined) throw error;
  throw new UpstreamError(error.code, { ...error.call, status: undefined, sent: false }, { cause: error });
}

/** The scope of a shared call: its first exchange is paid for, and only all who wait for it together can end it. */
function prepaid(scope: RequestScope, signal: AbortSignal): RequestScope {
  let paid = 1;
  const spend = () => (paid > 0 ? void paid-- : scope.spend());
  return { ...scope, signal, spend };
}

/** Tells apart what two gateways on one store, or one gateway before and after a change, would read. */
function nameOf({ operation, path, query }: Call, { origin, prefix, headers }: Ticket): string {
  const parts = [operation, origin, prefix, path.text, queryString(query ?? {}), headers];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
