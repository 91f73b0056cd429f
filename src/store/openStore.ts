import type { Settings } from '../config/settings.ts';
import { MemoryStore } from './memory.ts';
import type { Store, StoreState } from './store.ts';

export interface OpenStore {
  readonly store: Store;
  /** Null where nothing is shared. */
  state(): StoreState | null;
}

/** The process's own memory, or Redis where one is named; that it is away only means less is shared. */
export async function openStore(
  { redisUrl, limits }: Pick<Settings, 'redisUrl' | 'limits'>,
  told: (state: StoreState) => void = () => undefined,
): Promise<OpenStore> {
  const memory = new MemoryStore(limits);
  if (redisUrl === null) return { store: memory, state: () => null };
  // Loaded only where it is used: a start without it is faster.
  const { RedisStore } = await import('./redis.ts');
  const { SharedStore } = await import('./sharedStore.ts');
  const shared = new SharedStore(
    new RedisStore(redisUrl, Math.max(1, limits.persistedQueries)),
    memory,
    told,
  );
  await shared.open();
  return { store: shared, state: () => shared.state };
}
