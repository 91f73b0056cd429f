import { describe, expect, it } from 'vitest';
import { Backoff } from '../../../src/cli/workers/backoff.ts';

describe('Backoff', () => {
  it('replaces the first at once, then waits twice as long each time, 30 s at most', () => {
    const backoff = new Backoff();
    const waits = Array.from({ length: 10 }, () => backoff.after(1_000));
    expect(waits).toEqual([0, 250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('forgets what was before a worker that served for a minute', () => {
    const backoff = new Backoff();
    backoff.after(0);
    backoff.after(0);
    expect(backoff.after(60_000)).toBe(0);
    expect(backoff.after(0)).toBe(250);
  });
});
