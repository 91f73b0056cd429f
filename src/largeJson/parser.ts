import { Worker } from 'node:worker_threads';
import { Misfit } from '../transport/read.ts';
import type { Done, Job } from './worker.ts';
import { workerSource } from './worker.ts';

/** Bodies from here on are read in a thread of their own: on the main one this many bytes take some 8 ms. */
export const largeBody = 1024 * 1024;

interface Waiting {
  readonly resolve: (texts: readonly Uint8Array<ArrayBuffer>[]) => void;
  readonly reject: (error: Error) => void;
}

/** Reads large bodies off the main thread, one after another; the thread is started with the first, and keeps no process alive. */
export class LargeJsonParser {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #last = 0;

  /** JSON texts, one for each wish; rejects with a Misfit where the body is no JSON object. */
  async print(body: Uint8Array, wishes: Job['wishes']): Promise<readonly Uint8Array<ArrayBuffer>[]> {
    const worker = (this.#worker ??= this.#start());
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, body, wishes } satisfies Job);
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(workerSource, { eval: true });
    worker.unref();
    worker.on('message', (done: Done) => this.#settle(done));
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', () => this.#fail(new Error('the thread ended')));
    return worker;
  }

  #settle(done: Done): void {
    const waiting = this.#waiting.get(done.id);
    this.#waiting.delete(done.id);
    if ('misfit' in done) waiting?.reject(new Misfit(done.misfit));
    else waiting?.resolve(done.texts);
  }

  /** Out of memory, for one: what was asked of this thread fails, and the next body gets another. */
  #fail(error: Error): void {
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
