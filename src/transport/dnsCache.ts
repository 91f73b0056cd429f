import { lookup } from 'node:dns';
import type { LookupAddress, LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { LRUCache } from 'lru-cache';

/** Node keeps no addresses: each new connection asks the resolver, and each write makes a new connection. */
export interface DnsCache {
  readonly lookup: LookupFunction;
  /** After a connection that could not be made: an address may have moved. */
  forget(): void;
}

type Ask = (name: string, options: LookupOptions) => Promise<readonly LookupAddress[]>;

const kept = { ttl: 10_000, ttlResolution: 0, max: 100 };

/** Addresses by name, kept for ten seconds; failures are not kept. */
export function openDnsCache(ask: Ask = askSystem, now: () => number = () => performance.now()): DnsCache {
  const names = new LRUCache<string, Promise<readonly LookupAddress[]>>({ ...kept, perf: { now } });
  const addressesOf = async (name: string, { family = 0, hints = 0 }: LookupOptions) => {
    const key = `${name} ${family} ${hints}`;
    const known = names.get(key);
    if (known !== undefined) return known;
    const found = ask(name, { family, hints });
    names.set(key, found);
    found.catch(() => {
      if (names.peek(key) === found) names.delete(key);
    });
    return found;
  };
  return {
    lookup(name, options, done) {
      addressesOf(name, options).then(
        (found) => {
          const [first] = found;
          if (options.all === true) done(null, [...found]);
          else done(null, first?.address ?? '', first?.family);
        },
        (error: NodeJS.ErrnoException) => done(error, '', 0),
      );
    },
    forget: () => names.clear(),
  };
}

async function askSystem(name: string, options: LookupOptions): Promise<readonly LookupAddress[]> {
  return new Promise((resolve, reject) => {
    lookup(name, { ...options, all: true }, (error, found) =>
      error === null ? resolve(found) : reject(error),
    );
  });
}
