import DataLoader from 'dataloader';
import { asError } from '../errors.ts';

/** One call per key. A key that fails takes no other key down with it. */
export function perKey<V>(fetchOne: (key: string) => Promise<V>): DataLoader<string, V> {
  return new DataLoader(async (keys) => settled(keys, fetchOne));
}

/** One call per distinct set of arguments; `K` must be plain data whose keys always come in the same order. */
export function perArguments<K, V>(fetchOne: (key: K) => Promise<V>): DataLoader<K, V, string> {
  return new DataLoader(async (keys: readonly K[]) => settled(keys, fetchOne), {
    cacheKeyFn: (key) => JSON.stringify(key),
  });
}

async function settled<K, V>(keys: readonly K[], fetchOne: (key: K) => Promise<V>): Promise<(V | Error)[]> {
  return Promise.all(
    keys.map(async (key) => {
      try {
        return await fetchOne(key);
      } catch (reason) {
        return asError(reason);
      }
    }),
  );
}
