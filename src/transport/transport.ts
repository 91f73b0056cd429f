import type { UpstreamError } from '../errors.ts';
import { documentOf } from '../json/document.ts';
import type { JsonDocument } from '../json/document.ts';
import { readLargeRows } from '../json/rows.ts';
import { largeBody } from './body.ts';
import { isRead } from './call.ts';
import type { Call } from './call.ts';
import { decoded, misread } from './decode.ts';
import type { Answer } from './exchange.ts';
import { cacheKeyOf } from './finalObjectCache.ts';
import { failedCall } from './callContext.ts';
import type { CallContext } from './callContext.ts';
import { answered, ticketFor } from './login.ts';
import { joined } from './observed.ts';
import { queryString } from './path.ts';
import { list } from '../json/read.ts';
import type { Reader } from '../json/read.ts';
import { refusalOf } from './refusal.ts';
import type { Access, RequestScope } from './scope.ts';
import { prepaid } from './singleFlight.ts';
import type { Upstream } from './upstream.ts';

/**
 * All calls of one request to one upstream go through here: login, turn, deadline, retry, and one name for each failure. What
 * only hands a promise on is not async, here and below: each such layer would cost every call three turns of the queue.
 */
export class Transport {
  readonly #context: CallContext;

  constructor(upstream: Upstream, access: Access, scope: RequestScope) {
    this.#context = { upstream, access, scope };
  }

  /** The answer's body as `read` makes it; any failure is an UpstreamError, or a RequestError where the login is at fault. */
  send<T>(call: Call, read: Reader<T>): Promise<T> {
    return this.shared(call, async (http) => http.decode(call, await http.answer(call), read));
  }

  /** As `send`, for an array of any length that `readRow` makes row by row: a long one holds up no other request. */
  sendRows<T>(call: Call, readRow: Reader<T>): Promise<readonly T[]> {
    const read = list(readRow);
    return this.shared(call, async (http) => {
      const answer = await http.answer(call);
      if (answer.body.length < largeBody) return http.decode(call, answer, read);
      return readLargeRows(answer.body, readRow).catch((cause: unknown) => {
        throw misread(failedCall(this.#context, call), answer, cause);
      });
    });
  }

  /** As `send`, for a read whose answer may be final: one that is so may come from what the same caller has read before. */
  async sendCached<T>(call: Call, read: Reader<T>, isFinal: (value: T) => boolean): Promise<T> {
    const { upstream, scope } = this.#context;
    const { finals } = upstream;
    if (finals === null) return this.send(call, read);
    const ticket = await ticketFor(this.#context, call); // what is kept is only for those who may still ask
    const started = performance.now();
    const wanted = cacheKeyOf(scope, call, ticket);
    const [{ generation }, kept] = await finals.find(wanted, (text) => read(JSON.parse(text)));
    if (kept !== undefined && isFinal(kept)) {
      const milliseconds = performance.now() - started;
      scope.spared?.push({
        upstream: upstream.name,
        operation: call.operation,
        source: 'FINAL',
        milliseconds,
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
    const { upstream, access, scope } = this.#context;
    const { callerKey, signal } = scope;
    const key = `${call.operation} ${call.path.text}${queryString(call.query ?? {})} ${JSON.stringify(call.headers)}`;
    const read = { callerKey, key, signal, failed: failedCall(this.#context, call) };
    const joins = upstream.inFlight.isUnderWay(read);
    const outcome = upstream.inFlight.join(read, (joint) => {
      scope.spend(); // here, so that a budget that is spent fails this request and no other
      return run(new Transport(upstream, access, prepaid(scope, joint)));
    });
    return await (joins ? joined(scope, read.failed, outcome) : outcome);
  }

  /** The project that calls are made in, null where the login has none. */
  async projectId(): Promise<string | null> {
    const { access, scope } = this.#context;
    return (await access.ticket(scope)).projectId;
  }

  /** The whole successful answer, for the few calls that need its headers. */
  answer(call: Call): Promise<Answer> {
    const answer = answered(this.#context, call);
    if (isRead(call)) return answer;
    const { upstream, scope } = this.#context;
    return answer.finally(async () => upstream.forget(scope.callerKey));
  }

  decode<T>(call: Call, answer: Answer, read: Reader<T>): T {
    return decoded(failedCall(this.#context, call), answer, read);
  }

  /** An answer that is a JSON object of any size, of which only what is asked for is read. */
  document(call: Call, answer: Answer): JsonDocument {
    const failed = failedCall(this.#context, call);
    const { scope } = this.#context;
    return documentOf({
      body: answer.body,
      raws: scope.raws,
      take: (bytes) => scope.take(bytes),
      misread: (cause) => misread(failed, answer, cause),
    });
  }

  /** The error that an answer which is no success stands for. */
  refusal(call: Call, answer: Answer): UpstreamError {
    return refusalOf(failedCall(this.#context, call), answer);
  }
}
