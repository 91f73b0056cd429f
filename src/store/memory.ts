import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { largestKept, queryLife } from './store.ts';
import type { Count, Found, Kept, Store } from './store.ts';

/** Texts that belong to someone, all together in UTF-16 units. */
const ownedSize = 32 * 1024 * 1024;
const maxOwners = 10_000;
const maxCounts = 10_000;

/** Queries that may be kept: their number, and what one may weigh. */
interface QueryBounds {
  readonly persistedQueries: number;
  readonly queryBytes: number;
}

/** The store of one process. The least used goes first where there is too much. */
export class MemoryStore implements Store {
  readonly #queries: LRUCache<string, string>;
  readonly #counts = new LRUCache<string, { current: number; readonly until: number }>({ max: maxCounts });
  readonly #generations = new LRUCache<string, string>({ max: maxOwners });
  readonly #texts = new LRUCache<string, string>({
    maxSize: ownedSize,
    sizeCalculation: (text) => Math.max(1, text.length),
  });

  constructor({ persistedQueries, queryBytes }: QueryBounds) {
    const max = Math.max(1, persistedQueries);
    this.#queries = new LRUCache({
      max,
      maxSize: Math.max(queryBytes, (max * queryBytes) / 16), // most queries are far from the limit
      sizeCalculation: (text) => Math.max(1, text.length),
      ttl: queryLife,
      updateAgeOnGet: true,
    });
  }

  async query(hash: string): Promise<string | null> {
    return this.#queries.get(hash) ?? null;
  }

  async keepQuery(hash: string, text: string): Promise<void> {
    this.#queries.set(hash, text);
  }

  async count(key: string, window: number): Promise<Count> {
    const now = performance.now(); // no clock that is set back makes a window longer
    const running = this.#counts.get(key);
    if (running !== undefined && running.until > now) {
      running.current++;
      return { current: running.current, ttl: Math.ceil(running.until - now) };
    }
    this.#counts.set(key, { current: 1, until: now + window });
    return { current: 1, ttl: window };
  }

  async find(owner: string, name: string): Promise<Found> {
    let generation = this.#generations.get(owner);
    if (generation === undefined) this.#generations.set(owner, (generation = randomUUID()));
    return { generation, text: this.#texts.get(keyOf(generation, name)) ?? null };
  }

  async keep({ generation, name, text, milliseconds }: Kept): Promise<void> {
    if (text.length > largestKept) return;
    this.#texts.set(keyOf(generation, name), text, { ttl: milliseconds });
  }

  async forget(owner: string): Promise<void> {
    this.#generations.delete(owner);
  }

  async close(): Promise<void> {
    this.#texts.clear();
  }
}

/** No two owners have one generation, and none comes back. */
function keyOf(generation: string, name: string): string {
  return `${generation} ${name}`;
}
