import { refuse } from '../refuse.ts';
import { serve } from '../serve.ts';
import type { Serving } from '../serve.ts';
import { onSignal, survive } from '../signals.ts';
import { isToWorker } from './messages.ts';
import type { ToPrimary, ToWorker } from './messages.ts';

/** One of several processes behind a port: serves when the primary says so, and tells it what it counts. */
export async function runWorker(): Promise<void> {
  const worker = new Worker();
  process.on('message', (message) => {
    if (isToWorker(message)) worker.heed(message);
  });
  await tell({ kind: 'here' });
}

class Worker {
  #serving: Serving | null = null;
  #end: () => void = () => process.exit(0);
  #question = 0;
  readonly #waiting = new Map<number, (text: string) => void>();

  heed(message: ToWorker): void {
    switch (message.kind) {
      case 'serve':
        void this.#serve(message.embedded).catch(refuse);
        break;
      case 'drain':
        void this.#serving?.drain().then(() => this.#end());
        break;
      case 'stop':
        this.#end();
        break;
      case 'snapshot?':
        void this.#tellSnapshot(message.question);
        break;
      case 'metrics':
        this.#waiting.get(message.question)?.(message.text);
        this.#waiting.delete(message.question);
    }
  }

  async #serve(embedded: Readonly<Record<string, string>> | null): Promise<void> {
    this.#serving = await serve(process.env, process.cwd(), {
      embedded,
      gathered: async () => this.#gathered(),
    });
    this.#end = onSignal(async () => {
      await this.#serving?.stop();
      await this.#tellSnapshot(null);
    });
    survive(this.#serving);
    await tell({ kind: 'ready', url: this.#serving.url });
  }

  async #tellSnapshot(question: number | null): Promise<void> {
    const metrics = (await this.#serving?.snapshot()) ?? [];
    await tell({ kind: 'snapshot', question, metrics });
  }

  async #gathered(): Promise<string> {
    const question = ++this.#question;
    const text = new Promise<string>((resolve) => this.#waiting.set(question, resolve));
    await tell({ kind: 'metrics?', question });
    return text;
  }
}

/** Resolves when the message has left, so that a process may end after it. */
async function tell(message: ToPrimary): Promise<void> {
  await new Promise<void>((resolve) => {
    if (process.send === undefined || !process.connected) resolve();
    else process.send(message, undefined, undefined, () => resolve());
  });
}
