import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { LRUCache } from 'lru-cache';
import type { LimitSettings } from '../config/settings.ts';
import type { AllowList } from './allowList.ts';

type PersistedQueries = NonNullable<ApolloServerOptionsWithGateway<object>['persistedQueries']>;

/** A day after its last use a query is forgotten; its client sends the text again. */
const ttl = 86_400_000;

/** Queries known by their hash: those of the allow-list where there is one, else the last ones that clients registered. */
export function persistedQueries(
  { persistedQueries: max, queryBytes }: Pick<LimitSettings, 'persistedQueries' | 'queryBytes'>,
  allowed: AllowList | null,
): PersistedQueries {
  if (allowed !== null) {
    const nothing = async () => undefined;
    return {
      cache: { get: async (key) => allowed.byId(idIn(key)), set: nothing, delete: async () => false },
    };
  }
  if (max === 0) return false;
  const kept = new LRUCache<string, string>({
    max,
    maxSize: Math.max(queryBytes, (max * queryBytes) / 16), // most queries are far from the limit
    sizeCalculation: (text) => Math.max(1, text.length),
    ttl,
    updateAgeOnGet: true,
  });
  return {
    cache: {
      get: async (key) => kept.get(key),
      set: async (key, text) => void kept.set(key, text),
      delete: async (key) => kept.delete(key),
    },
  };
}

/** Apollo Server puts a prefix before the hash. */
function idIn(key: string): string {
  return key.slice(key.lastIndexOf(':') + 1);
}
