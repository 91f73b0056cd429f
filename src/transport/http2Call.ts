import { constants } from 'node:http2';
import type {
  ClientHttp2Session,
  ClientHttp2Stream,
  IncomingHttpHeaders,
  IncomingHttpStatusHeader,
} from 'node:http2';
import { UpstreamError, asError } from '../errors.ts';
import type { Handler, HttpRequest } from './exchange.ts';

const { NGHTTP2_CANCEL, NGHTTP2_NO_ERROR, NGHTTP2_REFUSED_STREAM } = constants;

/** A call that has found no connection yet, or must find another. */
export interface Pending {
  readonly request: HttpRequest;
  readonly handler: Handler;
  /** Whether an upstream refused it once, unlooked at. */
  readonly refused: boolean;
}

/** The connection of a call. */
export interface Carrier {
  /** Pieces of answers that came. */
  heard: number;
  /** The call is over, whatever it came to; with what is to be sent again where it was refused. */
  ended(refused: Pending | null): void;
  /** Lets the calls under way come to their end, and takes no more. */
  retire(): void;
}

/** One call on an HTTP/2 connection. */
export class Http2Call {
  readonly #connection: Carrier;
  readonly #pending: Pending;
  readonly #heardBefore: number;
  #stream: ClientHttp2Stream | null = null;
  #error: Error | null = null;
  #status = 0;
  /** Bytes that are still to come, where the answer says how many. */
  #left = 0;
  #ended = false;
  #aborted = false;

  constructor(connection: Carrier, pending: Pending) {
    this.#connection = connection;
    this.#pending = pending;
    this.#heardBefore = connection.heard;
  }

  start(session: ClientHttp2Session, { protocol, host }: URL): void {
    const { request, handler } = this.#pending;
    handler.onRequestStart(this);
    if (this.#aborted) return this.#connection.ended(null);
    try {
      this.#stream = session.request({
        ...request.headers,
        ':method': request.method,
        ':path': request.path,
        ':scheme': protocol.slice(0, -1),
        ':authority': host,
      });
    } catch (error) {
      this.#connection.ended(null);
      return handler.onResponseError(this, asError(error));
    }
    this.#listen(this.#stream);
  }

  /** Ends it. A connection on which nothing at all came while the call waited in vain may be dead. */
  abort(reason: Error): void {
    if (this.#aborted) return;
    this.#aborted = true;
    this.#stream?.close(NGHTTP2_CANCEL);
    const left = reason instanceof UpstreamError && reason.code === 'UPSTREAM_CANCELLED';
    if (this.#stream !== null && !left && this.#connection.heard === this.#heardBefore)
      this.#connection.retire();
  }

  #listen(stream: ClientHttp2Stream): void {
    const { handler } = this.#pending;
    stream.on('response', (headers) => this.#begin(headers));
    stream.on('data', (chunk: Buffer) => {
      this.#connection.heard++;
      this.#left -= chunk.length;
      if (!this.#aborted) handler.onResponseData(this, chunk);
    });
    stream.on('end', () => (this.#ended = true));
    stream.on('error', (error: Error) => (this.#error = error));
    stream.on('close', () => this.#end(stream.rstCode));
  }

  #begin(headers: IncomingHttpHeaders & IncomingHttpStatusHeader): void {
    this.#connection.heard++;
    this.#status = headers[':status'] ?? 0;
    this.#left = Number(headers['content-length'] ?? NaN);
    if (!this.#aborted) this.#pending.handler.onResponseStart(this, this.#status, headers);
  }

  #end(code: number): void {
    const { handler, refused } = this.#pending;
    const again = !this.#aborted && !refused && this.#status === 0 && code === NGHTTP2_REFUSED_STREAM;
    this.#connection.ended(again ? { ...this.#pending, refused: true } : null);
    if (this.#aborted || again) return;
    // A stream that is cut off in good order ends like one that is whole.
    if (this.#isWhole(code)) handler.onResponseEnd();
    else handler.onResponseError(this, this.#error ?? new Error(`the stream was closed with code ${code}`));
  }

  #isWhole(code: number): boolean {
    const whole = Number.isNaN(this.#left) || this.#left === 0;
    return this.#status !== 0 && this.#ended && whole && this.#error === null && code === NGHTTP2_NO_ERROR;
  }
}
