import { createHash, randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import type { Secret } from '../config/secret.ts';
import { countScript, findScript, keepQueryScript, keepScript, keys } from './scripts.ts';
import { largestKept, mostKept, queryLife } from './store.ts';
import type { Count, Found, Kept, Store, StoreFailure } from './store.ts';

/** Milliseconds that Redis has for one command, and for a connection. */
const patience = 250;
const connecting = 1_000;
const generationLife = 600_000;

interface Connected {
  readonly url: string;
  readonly redis: Redis;
  /** What the connection itself said last: whoever waits for it only hears that it is closed. */
  fault: Error | null;
}

/** An answer that this program did not put there. */
class Malformed extends Error {}

/** The store that replicas share. Every method rejects where Redis does not do it in time; `open` connects again. */
export class RedisStore implements Store {
  readonly #url: Secret;
  readonly #maxQueries: number;
  #connected: Connected | null = null;

  constructor(url: Secret, maxQueries: number) {
    this.#url = url;
    this.#maxQueries = maxQueries;
  }

  /** Rejects unless something can be written. The address is read anew, since its password may have changed. */
  async open(): Promise<void> {
    const url = this.#url.read();
    if (this.#connected?.url !== url || this.#connected.redis.status === 'end') {
      await this.close();
      const connected = connect(url);
      this.#connected = connected;
      await connected.redis.connect().catch((error: unknown) => {
        throw connected.fault ?? error;
      });
    }
    await this.#redis.set(keys.probe, '1', 'PX', 10_000).catch(async (error: unknown) => {
      // It may lead to a host that is gone, or to one that takes no more writes since another does.
      await this.close();
      throw error;
    });
  }

  async query(hash: string): Promise<string | null> {
    return this.#redis.getex(`${keys.queries}:${hash}`, 'PX', queryLife);
  }

  async keepQuery(hash: string, text: string): Promise<void> {
    await this.#redis.eval(keepQueryScript, 1, keys.queries, hash, text, queryLife, this.#maxQueries);
  }

  async count(key: string, window: number): Promise<Count> {
    const answer: unknown = await this.#redis.eval(countScript, 1, keys.count(hashOf(key)), window);
    const [current, ttl] = listOf(answer);
    if (!isCount(current) || !isCount(ttl)) throw new Malformed('no count');
    return { current, ttl: Math.min(ttl, window) };
  }

  async find(owner: string, name: string): Promise<Found> {
    const args = [name, randomUUID(), generationLife];
    const answer: unknown = await this.#redis.eval(findScript, 1, keys.owner(hashOf(owner)), ...args);
    const [generation, text = null] = listOf(answer);
    if (typeof generation !== 'string' || !isText(text)) throw new Malformed('nothing that was kept');
    return { generation, text };
  }

  async keep({ owner, generation, name, text, milliseconds }: Kept): Promise<void> {
    if (text.length > largestKept) return;
    const args = [generation, name, text, milliseconds, mostKept];
    await this.#redis.eval(keepScript, 1, keys.owner(hashOf(owner)), ...args);
  }

  async forget(owner: string): Promise<void> {
    await this.#redis.del(keys.owner(hashOf(owner)));
  }

  async close(): Promise<void> {
    this.#connected?.redis.disconnect();
    this.#connected = null;
  }

  get #redis(): Redis {
    if (this.#connected === null) throw new Error('not connected');
    return this.#connected.redis;
  }
}

/** One that is not repeated, queued or reconnected by itself: whoever asks goes on without it. */
function connect(url: string): Connected {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: connecting,
    commandTimeout: patience,
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  const connected: Connected = { url, redis, fault: null };
  redis.on('error', (error) => {
    connected.fault = error;
  });
  return connected;
}

/** Neither a token nor a name can be read off it. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function listOf(answer: unknown): readonly unknown[] {
  return Array.isArray(answer) ? answer : [];
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isText(value: unknown): value is string | null {
  return value === null || (typeof value === 'string' && value.length <= largestKept);
}

/** Why Redis did not do what it was asked. */
export function failureOf(error: unknown): StoreFailure {
  if (error instanceof Malformed) return 'malformed';
  if (!(error instanceof Error)) return 'unreachable';
  const { name, message } = error;
  if (name === 'ReplyError') return message.startsWith('OOM ') ? 'full' : 'refused';
  return message === 'Command timed out' || message === 'connect ETIMEDOUT' ? 'slow' : 'unreachable';
}
