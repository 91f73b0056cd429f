import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { givenSecret } from '../../src/config/secret.ts';
import { MemoryStore } from '../../src/store/memory.ts';
import { RedisStore } from '../../src/store/redis.ts';
import { SharedStore } from '../../src/store/sharedStore.ts';
import { longestKept } from '../../src/store/store.ts';
import { redisServer } from './redisServer.ts';
import type { RedisServer } from './redisServer.ts';

let server: RedisServer;
beforeAll(async () => {
  server = await redisServer();
  await server.start();
});
afterAll(async () => server.stop());
beforeEach(async () => void (await ask((redis) => redis.flushall())));

async function ask<T>(question: (redis: ReturnType<RedisServer['client']>) => Promise<T>): Promise<T> {
  const redis = server.client();
  try {
    return await question(redis);
  } finally {
    redis.disconnect();
  }
}

async function replica(url = server.url) {
  const memory = new MemoryStore({ persistedQueries: 100, queryBytes: 1_000 });
  const store = new SharedStore(new RedisStore(givenSecret(url), 3), memory);
  await store.open();
  onTestFinished(async () => store.close());
  return store;
}

/** In front of Redis, as the network is: what there is may fall silent, as when a host is gone, and what is new gets through. */
async function relayTo(url: string) {
  const { port } = new URL(url);
  const relayed = new Set<Socket>();
  const relay = createServer((from) => {
    const to = connect(Number(port), '127.0.0.1');
    for (const socket of [from, to]) relayed.add(socket.on('error', () => undefined));
    from.pipe(to).pipe(from);
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  onTestFinished(() => {
    relay.close();
    for (const socket of relayed) socket.destroy();
  });
  const { port: own } = relay.address() as AddressInfo;
  return {
    url: url.replace(`:${port}`, `:${own}`),
    fallSilent() {
      for (const socket of relayed) socket.unpipe().pause();
    },
  };
}

async function until(holds: () => boolean): Promise<void> {
  await expect.poll(holds, { timeout: 15_000, interval: 20 }).toBe(true);
}

const life = { milliseconds: 10_000 };
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

describe('two replicas', () => {
  it('count together', async () => {
    const [one, other] = [await replica(), await replica()];
    expect(await one.count('caller', 60_000)).toEqual({ current: 1, ttl: 60_000 });
    expect(await other.count('caller', 60_000)).toMatchObject({ current: 2 });
    expect(await other.count('someone else', 60_000)).toMatchObject({ current: 1 });
  });

  it('know each other’s queries, as many as are allowed', async () => {
    const [one, other] = [await replica(), await replica()];
    for (const text of ['{a}', '{b}', '{c}', '{d}']) await one.keepQuery(hash(text), text);
    const found = await Promise.all(
      ['{a}', '{b}', '{c}', '{d}'].map(async (text) => other.query(hash(text))),
    );
    expect(found.filter((text) => text === null)).toHaveLength(1);
    expect(found[3]).toBe('{d}');
  });

  it('keep for an owner, whose write at one is heeded at the other', async () => {
    const [one, other] = [await replica(), await replica()];
    const { generation } = await one.find('owner', 'name');
    await one.keep({ owner: 'owner', generation, name: 'name', text: 'value', ...life });
    expect((await other.find('owner', 'name')).text).toBe('value');
    expect((await other.find('another', 'name')).text).toBeNull();
    await other.forget('owner');
    expect((await one.find('owner', 'name')).text).toBeNull();
    // What was read before the write and comes after it.
    await one.keep({ owner: 'owner', generation, name: 'name', text: 'old', ...life });
    expect((await one.find('owner', 'name')).text).toBeNull();
  });

  it('leave nothing without an expiry, and nothing that names who asked', async () => {
    const one = await replica();
    await one.count('gAAAA-a-token', 60_000);
    await one.keepQuery(hash('{a}'), '{a}');
    const { generation } = await one.find('gAAAA-a-token', 'name');
    await one.keep({ owner: 'gAAAA-a-token', generation, name: 'name', text: 'value', ...life });
    const entries = await ask(async (redis) => {
      const names = await redis.keys('*');
      return Promise.all(names.map(async (name) => ({ name, ttl: await redis.pttl(name) })));
    });
    expect(entries.length).toBe(7);
    expect(entries.filter(({ ttl }) => ttl <= 0)).toEqual([]);
    expect(entries.filter(({ name }) => !name.startsWith('tributary:1:') || name.includes('token'))).toEqual(
      [],
    );
  });
});

describe('a replica whose Redis', () => {
  it.each([
    ['is gone', 'unreachable', async () => server.stop(), async () => server.start()],
    ['does not answer', 'slow', async () => server.signal('SIGSTOP'), async () => server.signal('SIGCONT')],
    [
      'is full',
      'full',
      async () => ask(async (redis) => redis.config('SET', 'maxmemory', '1')),
      async () => ask(async (redis) => redis.config('SET', 'maxmemory', '0')),
    ],
  ])('%s goes on by itself, says so, and comes back', async (_, reason, lose, regain) => {
    const one = await replica();
    await one.count('caller', 60_000);
    await lose();
    const began = performance.now();
    expect(await one.count('caller', 60_000)).toMatchObject({ current: 2 });
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(one.state).toMatchObject({ shared: false, reason });
    expect(one.state.losses).toMatchObject({ [reason]: 1 });
    const { generation } = await one.find('owner', 'name');
    await one.keep({ owner: 'owner', generation, name: 'name', text: 'value', ...life });
    expect((await one.find('owner', 'name')).text).toBe('value');
    await regain();
    await until(() => one.state.shared);
    expect(one.state.losses).toMatchObject({ [reason]: 1 });
  });

  it('answers at its address again, but no more on the connection that there is, is connected to anew', async () => {
    const relay = await relayTo(server.url);
    const one = await replica(relay.url);
    relay.fallSilent();
    expect(await one.count('caller', 60_000)).toMatchObject({ current: 1 });
    expect(one.state).toMatchObject({ shared: false, reason: 'slow' });
    await until(() => one.state.shared);
  });

  it('missed a write does not give what was read before it', async () => {
    const [one, other] = [await replica(), await replica()];
    const { generation } = await other.find('owner', 'name');
    await other.keep({ owner: 'owner', generation, name: 'name', text: 'value', ...life });
    server.signal('SIGSTOP');
    await one.forget('owner');
    expect(one.state.shared).toBe(false);
    server.signal('SIGCONT');
    await until(() => one.state.shared);
    expect((await one.find('owner', 'name')).text).toBeNull();
  });

  it('holds what it did not put there takes none of it', async () => {
    const one = await replica();
    await one.count('caller', 60_000);
    const { generation } = await one.find('owner', 'name');
    await one.keep({ owner: 'owner', generation, name: 'name', text: 'value', milliseconds: longestKept });
    await ask(async (redis) => {
      for (const name of await redis.keys('*:count:*')) await redis.set(name, '-5');
      for (const name of await redis.keys(`*${generation}:name`)) await redis.set(name, 'x'.repeat(100_000));
    });
    expect(await one.count('caller', 60_000)).toMatchObject({ current: 2 });
    expect(one.state).toMatchObject({ shared: false, reason: 'malformed' });
    await until(() => one.state.shared);
    expect((await one.find('owner', 'name')).text).toBeNull();
  });

  it('does not know the password is served by itself', async () => {
    const one = await replica(server.url.replace('a-password', 'another'));
    expect(one.state).toMatchObject({ shared: false, reason: 'refused' });
    expect(await one.count('caller', 60_000)).toMatchObject({ current: 1 });
  });
});
