import { expect, it } from 'vitest';
import { manualClock, systemClock } from '../../src/embedded/clock.ts';

it('runs what falls due in the order of time, each at its own time', () => {
  const clock = manualClock(new Date(0));
  const seen: [string, number][] = [];
  clock.after(300, () => seen.push(['late', clock.now()]));
  clock.after(100, () => {
    seen.push(['early', clock.now()]);
    clock.after(50, () => seen.push(['chained', clock.now()]));
  });
  const takeBack = clock.after(200, () => seen.push(['never', clock.now()]));
  takeBack();
  clock.advance(299);
  expect(seen).toEqual([
    ['early', 100],
    ['chained', 150],
  ]);
  clock.advance(1);
  expect(seen).toHaveLength(3);
  expect(clock.now()).toBe(300);
});

it('keeps to the machine with the system clock', async () => {
  const clock = systemClock();
  const before = clock.now();
  let wrong = false;
  clock.after(1, () => (wrong = true))();
  await new Promise<void>((resolve) => {
    const alive = setTimeout(() => undefined, 1000);
    clock.after(5, () => {
      clearTimeout(alive);
      resolve();
    });
  });
  expect(wrong).toBe(false);
  expect(clock.now() - before).toBeGreaterThanOrEqual(4);
});

it('waits longer than one timer of Node can', () => {
  let called = false;
  const cancel = systemClock().after(2 ** 40, () => (called = true));
  cancel();
  expect(called).toBe(false);
});
