import { expect, it, onTestFinished, vi } from 'vitest';
import { MemoryStore } from '../../src/store/memory.ts';

it('counts within windows that no change of the clock makes longer', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const store = new MemoryStore({ persistedQueries: 1, queryBytes: 1 });
  expect(await store.count('caller', 60_000)).toEqual({ current: 1, ttl: 60_000 });
  vi.setSystemTime(Date.now() - 3_600_000);
  const { current, ttl } = await store.count('caller', 60_000);
  expect(current).toBe(2);
  expect(ttl).toBeLessThanOrEqual(60_000);
});
