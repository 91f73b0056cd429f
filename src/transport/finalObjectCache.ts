import { createHash } from 'node:crypto';
import { longestKept } from '../store/store.ts';
import type { OwnedCache, Found } from '../store/store.ts';
import type { Call } from './call.ts';
import { queryString } from './path.ts';
import type { RequestScope, Ticket } from './scope.ts';

/** Who reads something, what it is called, and until when it is believed who they are (ms since the epoch). */
interface CacheKey {
  readonly callerKey: string;
  readonly name: string;
  readonly believedUntil: number;
}

/** What a call wants; its name tells apart what two gateways on one store, or one before and after a change, would read. */
export function cacheKeyOf({ callerKey, believedUntil }: RequestScope, call: Call, ticket: Ticket): CacheKey {
  const { operation, path, query } = call;
  const { origin, prefix, headers } = ticket;
  const parts = [operation, origin, prefix, path.text, queryString(query ?? {}), headers];
  const name = createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
  return { callerKey, believedUntil, name };
}

/** Objects of one upstream that change no more, for the caller who read them: not past the verdict on the caller, nor past a write. */
export class FinalObjectCache {
  readonly #store: OwnedCache;
  readonly #upstream: string;
  readonly #life: number;
  hits = 0;
  misses = 0;

  /** `life` in milliseconds. */
  constructor(store: OwnedCache, upstream: string, life: number) {
    this.#store = store;
    this.#upstream = upstream;
    this.#life = Math.min(life, longestKept);
  }

  /** What was read before, if `read` takes it: a store that is shared may have been written to by others. */
  async find<T>({ callerKey, name }: CacheKey, read: (text: string) => T): Promise<[Found, T | undefined]> {
    const found = await this.#store.find(this.#ownerOf(callerKey), name);
    const value = found.text === null ? undefined : attempt(() => read(found.text ?? ''));
    if (value === undefined) this.misses++;
    else this.hits++;
    return [found, value];
  }

  async keep({ callerKey, name, believedUntil }: CacheKey, generation: string, text: string): Promise<void> {
    const milliseconds = Math.floor(Math.min(this.#life, believedUntil - Date.now()));
    if (milliseconds < 1) return;
    await this.#store.keep({ owner: this.#ownerOf(callerKey), generation, name, text, milliseconds });
  }

  /** After a write, or once it is in doubt who the caller is. */
  async forget(callerKey: string): Promise<void> {
    await this.#store.forget(this.#ownerOf(callerKey));
  }

  #ownerOf(callerKey: string): string {
    return `${this.#upstream} ${callerKey}`;
  }
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
