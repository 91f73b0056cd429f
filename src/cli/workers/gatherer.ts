import { AggregatorRegistry } from 'prom-client';
import type { Snapshot } from '../../telemetry/metrics.ts';

/** A worker that can be asked for its metrics. */
interface Asked {
  readonly id: number;
  ask(question: number): void;
}

interface Question {
  readonly awaited: Set<number>;
  answer(): void;
}

const patience = 1_000;
const counting: ReadonlySet<unknown> = new Set(['counter', 'histogram', 'summary']);

/** One text out of the metrics of all workers, those that have ended among them: a count never falls because a worker was replaced. */
export class Gatherer {
  readonly #latest = new Map<number, Snapshot>();
  readonly #questions = new Map<number, Question>();
  #ended: Snapshot = [];
  #adding = Promise.resolve();
  #asked = 0;

  /** Asks every worker; one that does not answer within a second counts as it did last. */
  async text(workers: readonly Asked[]): Promise<string> {
    const question = ++this.#asked;
    await new Promise<void>((resolve) => {
      const late = setTimeout(() => answer(), patience);
      const answer = () => {
        clearTimeout(late);
        this.#questions.delete(question);
        resolve();
      };
      this.#questions.set(question, { awaited: new Set(workers.map(({ id }) => id)), answer });
      for (const worker of workers) worker.ask(question);
      if (workers.length === 0) answer();
    });
    return AggregatorRegistry.aggregate([this.#ended, ...this.#latest.values()]).metrics();
  }

  told(worker: number, metrics: Snapshot, question: number | null): void {
    this.#latest.set(worker, metrics);
    if (question !== null) this.#tick(question, worker);
  }

  /** Keeps the counts of a worker that has ended, and drops what it was at the moment. */
  async ended(worker: number): Promise<void> {
    for (const question of [...this.#questions.keys()]) this.#tick(question, worker);
    this.#adding = this.#adding.then(async () => {
      const counts = (this.#latest.get(worker) ?? []).filter(({ type }) => counting.has(type));
      const sum = await AggregatorRegistry.aggregate([this.#ended, counts]).getMetricsAsJSON();
      this.#latest.delete(worker);
      this.#ended = sum;
    });
    return this.#adding;
  }

  #tick(question: number, worker: number): void {
    const asked = this.#questions.get(question);
    if (asked?.awaited.delete(worker) && asked.awaited.size === 0) asked.answer();
  }
}
