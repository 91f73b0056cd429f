import DataLoader from 'dataloader';
import { asError } from '../errors.ts';
import type { Remembered } from './remembered.ts';

/** One call per key that is not remembered. A key that fails takes no other key down with it. */
export function perKey<V>(
  fetchOne: (key: string) => Promise<V>,
  remembered?: Remembered<V>,
): DataLoader<string, V> {
  return new DataLoader(async (keys) => settled(keys, fetchOne), { cacheMap: remembered });
}

/**
 * One call per distinct set of arguments. `nameOf` has to tell any two sets apart; as JSON it does where `K` is plain data whose
 * keys always come in the same order.
 */
export function perArguments<K, V>(
  fetchOne: (key: K) => Promise<V>,
  nameOf: (key: K) => string = (key) => JSON.stringify(key),
  remembered?: Remembered<V>,
): DataLoader<K, V, string> {
  return new DataLoader(async (keys: readonly K[]) => settled(keys, fetchOne), {
    cacheKeyFn: nameOf,
    cacheMap: remembered,
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
