import { failureOf } from './redis.ts';
import type { RedisStore } from './redis.ts';
import type { MemoryStore } from './memory.ts';
import { longestKept } from './store.ts';
import type { Count, Found, Kept, Store, StoreFailure, StoreState } from './store.ts';

/** Milliseconds between attempts to get Redis back. */
const interval = 500;
const maxUntold = 10_000;

/** Redis while it answers in time, else the process's own memory; comes back to Redis by itself. */
export class SharedStore implements Store {
  readonly #redis: RedisStore;
  readonly #memory: MemoryStore;
  readonly #told: (state: StoreState) => void;
  readonly #losses = { unreachable: 0, slow: 0, full: 0, refused: 0, malformed: 0 };
  /** Owners whose texts Redis still has to forget. */
  readonly #untold = new Set<string>();
  /** By `performance.now()`, when Redis may be used again, after more had to be forgotten than could be remembered. */
  #notBefore = 0;
  #shared = false;
  #reason: StoreFailure | null = null;
  #attempt: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(redis: RedisStore, memory: MemoryStore, told: (state: StoreState) => void = () => undefined) {
    this.#redis = redis;
    this.#memory = memory;
    this.#told = told;
  }

  get state(): StoreState {
    return { shared: this.#shared, reason: this.#reason, losses: { ...this.#losses } };
  }

  /** Connects, or begins to try; never rejects. */
  async open(): Promise<void> {
    this.#attempt = null;
    try {
      if (performance.now() < this.#notBefore) throw new Error('Redis still has what was to be forgotten');
      await this.#redis.open();
      for (const owner of this.#untold) {
        await this.#redis.forget(owner);
        this.#untold.delete(owner);
      }
      if (this.#closed) return;
      this.#shared = true;
      this.#told(this.state);
    } catch (error) {
      this.#lost(error);
    }
  }

  async query(hash: string): Promise<string | null> {
    return (await this.#memory.query(hash)) ?? this.#try(async () => this.#redis.query(hash), null);
  }

  async keepQuery(hash: string, text: string): Promise<void> {
    await this.#memory.keepQuery(hash, text);
    await this.#try(async () => this.#redis.keepQuery(hash, text), undefined);
  }

  /** Counted here too: whoever has used up their share does not get a new one when Redis goes. */
  async count(key: string, window: number): Promise<Count> {
    const own = await this.#memory.count(key, window);
    return this.#try(async () => this.#redis.count(key, window), own);
  }

  async find(owner: string, name: string): Promise<Found> {
    const found = await this.#try(async () => this.#redis.find(owner, name), null);
    return found ?? this.#memory.find(owner, name);
  }

  async keep(kept: Kept): Promise<void> {
    // A generation is of the one or of the other, so what lands in the wrong place is not found there.
    if (this.#shared) await this.#try(async () => this.#redis.keep(kept), undefined);
    else await this.#memory.keep(kept);
  }

  async forget(owner: string): Promise<void> {
    await this.#memory.forget(owner);
    this.#untold.add(owner);
    if (await this.#try(async () => this.#redis.forget(owner).then(() => true), false))
      this.#untold.delete(owner);
    else if (this.#untold.size > maxUntold) {
      this.#untold.clear();
      this.#notBefore = performance.now() + longestKept;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#attempt !== null) clearTimeout(this.#attempt);
    await Promise.all([this.#redis.close(), this.#memory.close()]);
  }

  async #try<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
    if (!this.#shared) return otherwise;
    try {
      return await ask();
    } catch (error) {
      this.#lost(error);
      return otherwise;
    }
  }

  #lost(error: unknown): void {
    const reason = failureOf(error);
    const news = this.#shared || this.#reason !== reason;
    if (this.#shared || this.#reason === null) this.#losses[reason]++;
    this.#shared = false;
    this.#reason = reason;
    if (this.#closed) return;
    if (news) this.#told(this.state);
    this.#attempt ??= setTimeout(() => void this.open(), interval).unref();
  }
}
