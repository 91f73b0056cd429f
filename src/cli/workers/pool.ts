import cluster from 'node:cluster';
import type { Worker } from 'node:cluster';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { Backoff } from './backoff.ts';
import { Gatherer } from './gatherer.ts';
import { isToPrimary } from './messages.ts';
import type { ToPrimary, ToWorker } from './messages.ts';

interface Member {
  readonly worker: Worker;
  readonly since: number;
  /** What it said when it was ready; null when it ended before. Rejects where there is no process. */
  readonly ready: Promise<string | null>;
  state: 'starting' | 'serving' | 'leaving';
}

/** The workers of one port: as many as asked for, each replaced when it dies or when all are renewed. */
export class Pool {
  readonly #members = new Set<Member>();
  readonly #backoff = new Backoff();
  readonly #gatherer = new Gatherer();
  readonly #log: Logger;
  readonly #embedded: Readonly<Record<string, string>> | null;
  #stopping = false;
  #renewing: Promise<void> | null = null;

  constructor(log: Logger, embedded: Readonly<Record<string, string>> | null) {
    this.#log = log;
    this.#embedded = embedded;
  }

  /** The address that all of them serve, or null when one could not start. */
  async start(count: number): Promise<string | null> {
    const urls = await Promise.all(Array.from({ length: count }, async () => this.#begin()));
    return urls.includes(null) ? null : (urls[0] ?? null);
  }

  /** Replaces every worker by a new one, one after the other; the old goes when the new one serves. */
  async renew(): Promise<void> {
    const before = this.#renewing ?? Promise.resolve();
    const renewal = before.then(async () => this.#renewAll());
    this.#renewing = renewal;
    return renewal;
  }

  /** Lets all of them finish; true when each ended well within `grace` milliseconds. */
  async stop(grace: number): Promise<boolean> {
    this.#stopping = true;
    // One that only starts serves nobody, and may not listen yet.
    for (const { worker, state } of this.#members) if (state === 'starting') worker.process.kill('SIGKILL');
    const serving = [...this.#members].filter(({ state }) => state !== 'starting');
    const ends = serving.map(async (member) => this.#leave(member, 'stop'));
    const codes = await Promise.race([Promise.all(ends), wait(grace, null, { ref: false })]);
    this.kill();
    return codes?.every((code) => code === 0) ?? false;
  }

  kill(): void {
    this.#stopping = true;
    for (const { worker } of this.#members) worker.process.kill('SIGKILL');
  }

  async #renewAll(): Promise<void> {
    for (const old of [...this.#members].filter(({ state }) => state === 'serving')) {
      if (this.#stopping || !this.#members.has(old)) continue;
      old.state = 'leaving'; // should it die meanwhile: its successor is under way
      if ((await this.#begin()) === null) {
        this.#log.error('a new worker did not start; the others stay as they are');
        old.state = 'serving';
        if (!this.#members.has(old)) void this.#replace(0);
        return;
      }
      void this.#leave(old, 'drain');
    }
    this.#log.info({ workers: this.#members.size }, 'workers renewed');
  }

  async #leave(member: Member, kind: 'drain' | 'stop'): Promise<number | null> {
    member.state = 'leaving';
    const { worker } = member;
    const ended = new Promise<number | null>((resolve) => worker.process.once('exit', resolve));
    send(worker, { kind });
    return ended;
  }

  /** What a new worker said when it was ready; null when there is none. */
  async #begin(): Promise<string | null> {
    try {
      return await this.#fork().ready;
    } catch (error) {
      // For want of memory or processes, or of the program itself: no reason to end the other workers.
      this.#log.error({ error: String(error) }, 'no process for a worker');
      return null;
    }
  }

  #fork(): Member {
    const worker = cluster.fork();
    const ready = new Promise<string | null>((resolve, reject) => {
      worker.on('message', (message: unknown) => {
        if (!isToPrimary(message)) return;
        if (message.kind === 'ready') resolve(message.url);
        this.#heed(member, message);
      });
      worker.once('exit', () => resolve(null));
      worker.once('error', (error) => {
        this.#members.delete(member);
        reject(error);
      });
    });
    const member: Member = { worker, since: Date.now(), ready, state: 'starting' };
    this.#members.add(member);
    worker.once('exit', (code, signal) => void this.#ended(member, signal ?? `code ${code}`));
    worker.once('disconnect', () => void this.#gatherer.ended(worker.id));
    return member;
  }

  #heed(member: Member, message: ToPrimary): void {
    const { worker } = member;
    if (message.kind === 'here') {
      send(worker, { kind: 'serve', embedded: this.#embedded });
    } else if (message.kind === 'ready') {
      if (member.state === 'starting') member.state = 'serving';
    } else if (message.kind === 'snapshot') {
      this.#gatherer.told(worker.id, message.metrics, message.question);
    } else {
      const { question } = message;
      const asked = [...this.#members].filter(
        ({ state, worker: { id } }) => state !== 'starting' || id === worker.id,
      );
      const workers = asked.map(({ worker: each }) => ({
        id: each.id,
        ask: (id: number) => send(each, { kind: 'snapshot?', question: id }),
      }));
      void this.#gatherer.text(workers).then((text) => send(worker, { kind: 'metrics', question, text }));
    }
  }

  /** One that served is replaced; one that never did is the business of whoever waits for it. */
  async #ended(member: Member, how: string): Promise<void> {
    this.#members.delete(member);
    if (this.#stopping || member.state !== 'serving') return;
    const delay = this.#backoff.after(Date.now() - member.since);
    this.#log.error({ pid: member.worker.process.pid, how, delay }, 'worker died');
    await this.#replace(delay);
  }

  async #replace(delay: number): Promise<void> {
    await wait(delay);
    while (!this.#stopping && (await this.#begin()) === null) {
      const next = this.#backoff.after(0);
      this.#log.error({ delay: next }, 'a new worker did not start');
      await wait(next);
    }
  }
}

function send(worker: Worker, message: ToWorker): void {
  if (worker.isConnected()) worker.send(message, () => undefined);
}
