import { deepestJson, isDeeperThan } from '../jsonDepth.ts';
import { pick } from '../jsonPointer.ts';

/** One body, and what is wanted of it. */
export interface Job {
  readonly id: number;
  /** Over shared memory, so that nothing is copied. */
  readonly body: Uint8Array;
  /** Each wants what its pointers point at; null wants the whole. */
  readonly wishes: readonly (readonly string[] | null)[];
}

/** JSON texts in UTF-8, in the order of the wishes; `misfit` says why there is none. */
export type Done =
  | { readonly id: number; readonly texts: readonly Uint8Array<ArrayBuffer>[] }
  | { readonly id: number; readonly misfit: string };

interface Tools {
  readonly pick: typeof pick;
  readonly isDeeperThan: typeof isDeeperThan;
  readonly deepest: number;
}

/** Reads a body and prints what is wanted of it. */
function print({ body, wishes }: Job, { pick, isDeeperThan, deepest }: Tools): Uint8Array<ArrayBuffer>[] {
  const { isUtf8 } = process.getBuiltinModule('node:buffer');
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (!isUtf8(bytes)) throw new Error('expected UTF-8');
  const document: unknown = JSON.parse(bytes.toString());
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    throw new Error('expected an object');
  return wishes.map((pointers) => {
    const wanted = pointers === null ? document : pick(document, pointers);
    if (isDeeperThan(deepest, wanted)) throw new Error(`expected at most ${deepest} levels`);
    return new TextEncoder().encode(JSON.stringify(wanted));
  });
}

/** Answers jobs until the thread is ended. */
function run(print: (job: Job, tools: Tools) => Uint8Array<ArrayBuffer>[], tools: Tools): void {
  const { parentPort } = process.getBuiltinModule('node:worker_threads');
  parentPort?.on('message', (job: Job) => {
    try {
      const texts = print(job, tools);
      parentPort.postMessage(
        { id: job.id, texts },
        texts.map(({ buffer }) => buffer),
      );
    } catch (error) {
      parentPort.postMessage({ id: job.id, misfit: String(error) });
    }
  });
}

/** What a worker thread runs: the text of the functions above, since a thread cannot load TypeScript on Node 20. */
export const workerSource = `(${String(run)})(${String(print)}, {
  pick: ${String(pick)}, isDeeperThan: ${String(isDeeperThan)}, deepest: ${deepestJson}
})`;
