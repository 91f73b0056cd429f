import type { IncomingHttpHeaders } from 'node:http';
import { RequestError, UpstreamError } from '../errors.ts';
import type { FailedCall, UpstreamCode } from '../errors.ts';
import { BodyCollector } from './body.ts';
import type { Signal } from './signal.ts';

/** A whole answer, its body within bounds. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** The upstream answered, with more than is taken from it. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** A request as it goes out. */
export interface HttpRequest {
  readonly origin: string;
  /** With its query. */
  readonly path: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** Ends a request that has begun; what was to come is not told any more. */
interface Control {
  abort(reason: Error): void;
}

/** Is told of one request: that it is about to be sent, then its answer piece by piece, or why there is none. */
export interface Handler {
  onRequestStart(control: Control): void;
  onResponseStart(control: Control, status: number, headers: IncomingHttpHeaders): void;
  onResponseData(control: Control, chunk: Buffer): void;
  onResponseEnd(): void;
  onResponseError(control: Control | null, cause: Error): void;
}

/** What requests are sent over. */
export interface Wire {
  dispatch(request: HttpRequest, handler: Handler): unknown;
}

interface Bounds {
  readonly signal: Signal;
  /** Milliseconds from now for everything: connecting, headers and the last byte of the body. */
  readonly timeout: number;
  /** Bytes of body read before the answer is given up. */
  readonly maxBody: number;
}

/**
 * One HTTP exchange. undici's own timeouts tick by the second and restart with each byte, so the deadline is one
 * timer here. Fails with an UpstreamError whose `call.sent` is false only when no byte of the request has left.
 */
export function exchange(
  wire: Wire,
  request: HttpRequest,
  { signal, timeout, maxBody }: Bounds,
  failed: FailedCall,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let control: Control | null = null;
    let done = false;
    let status = 0;
    let headers: IncomingHttpHeaders = {};
    const body = new BodyCollector(maxBody);

    const settle = () => {
      done = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', leave);
    };
    const giveUp = (error: Error) => {
      if (done) return;
      settle();
      reject(error);
      control?.abort(error);
    };
    const fault = (code: UpstreamCode, cause?: unknown) => {
      const seen = status === 0 ? {} : { status };
      return new UpstreamError(code, { ...failed, ...seen, sent: control !== null }, { cause });
    };
    const leave = () => {
      const reason: unknown = signal.reason;
      if (!(reason instanceof RequestError)) return giveUp(fault('UPSTREAM_CANCELLED', reason));
      // That the request's time is up says nothing of a write that is on its way: whoever made it must learn that.
      const underWay = control !== null && request.method !== 'GET';
      giveUp(underWay ? fault('UPSTREAM_TIMEOUT', reason) : reason);
    };
    const timer = setTimeout(() => giveUp(fault('UPSTREAM_TIMEOUT')), timeout);
    if (signal.aborted) return leave();
    signal.addEventListener('abort', leave, { once: true });

    wire.dispatch(request, {
      onRequestStart(started) {
        if (done) return started.abort(new Error('given up before it was sent'));
        control = started; // called with a live connection in hand, right before the first byte
      },
      onResponseStart(_control, statusCode, responseHeaders) {
        status = statusCode;
        headers = responseHeaders;
      },
      onResponseData(_control, chunk) {
        if (body.add(chunk)) return;
        giveUp(fault('UPSTREAM_MALFORMED', new TooLarge(`the body exceeds ${maxBody} bytes`)));
      },
      onResponseEnd() {
        if (done) return;
        settle();
        resolve({ status, headers, body: body.whole() });
      },
      onResponseError(_control, cause) {
        giveUp(fault(status === 0 ? 'UPSTREAM_UNREACHABLE' : 'UPSTREAM_MALFORMED', cause));
      },
    });
  });
}
