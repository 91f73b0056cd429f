import type { FastifyReply } from 'fastify';
import { RequestError } from '../errors.ts';
import { LightAbortController } from '../transport/signal.ts';
import type { Signal } from '../transport/signal.ts';

/** The requests that are being answered: each ends with its client, at its deadline, or when the gateway has to stop. */
export class OpenRequests {
  readonly #milliseconds: number;
  readonly #open = new Set<LightAbortController>();

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  get count(): number {
    return this.#open.size;
  }

  /** The signal of one request; its reason is a RequestError, or something else when the client has left. */
  open({ raw }: FastifyReply): Signal {
    const ended = new LightAbortController();
    const timer = setTimeout(() => ended.abort(this.#late()), this.#milliseconds);
    this.#open.add(ended);
    raw.once('close', () => {
      clearTimeout(timer);
      this.#open.delete(ended);
      if (!raw.writableFinished) ended.abort(new Error('the client left'));
    });
    return ended;
  }

  /** Gives up what has not been answered yet. */
  endAll(): void {
    const reason = new RequestError('REQUEST_TIMEOUT', 'The gateway is stopping and could wait no longer.');
    for (const ended of this.#open) ended.abort(reason);
  }

  #late(): RequestError {
    return new RequestError('REQUEST_TIMEOUT', `The request took longer than ${this.#milliseconds} ms.`);
  }
}
