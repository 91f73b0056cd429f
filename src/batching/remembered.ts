import type DataLoader from 'dataloader';

/**
 * What a loader holds: what was loaded by key, and the rows of lists that were read. Most of those are never asked for by
 * their key, so they are looked through only once one is; what was loaded or remembered first stays.
 */
export class Remembered<V> implements DataLoader.CacheMap<string, Promise<V>> {
  readonly #keyOf: (row: NonNullable<V>) => string;
  readonly #loads = new Map<string, Promise<V>>();
  readonly #rows = new Map<string, V>();
  #lists: (readonly NonNullable<V>[])[] = [];

  constructor(keyOf: (row: NonNullable<V>) => string) {
    this.#keyOf = keyOf;
  }

  add(rows: readonly NonNullable<V>[]): void {
    this.#lists.push(rows);
  }

  get(key: string): Promise<V> | undefined {
    const load = this.#loads.get(key);
    if (load !== undefined) return load;
    this.#lookThrough();
    const row = this.#rows.get(key);
    return row === undefined ? undefined : Promise.resolve(row);
  }

  set(key: string, load: Promise<V>): void {
    this.#loads.set(key, load);
  }

  delete(key: string): void {
    this.#lookThrough();
    this.#loads.delete(key);
    this.#rows.delete(key);
  }

  clear(): void {
    this.#lists = [];
    this.#loads.clear();
    this.#rows.clear();
  }

  #lookThrough(): void {
    for (const rows of this.#lists) {
      for (const row of rows) {
        const key = this.#keyOf(row);
        if (!this.#rows.has(key)) this.#rows.set(key, row);
      }
    }
    this.#lists = [];
  }
}
