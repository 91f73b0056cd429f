import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { fixedAccess, ticketFor } from '../../src/auth/fixed.ts';
import { UpstreamError } from '../../src/errors.ts';
import { path } from '../../src/transport/path.ts';
import { nothing } from '../../src/json/read.ts';
import { Transport } from '../../src/transport/transport.ts';
import type { UpstreamSettings } from '../../src/config/upstreamSettings.ts';
import type { Signal } from '../../src/transport/signal.ts';
import { fakeUpstream, silence } from '../support/fakeUpstream.ts';
import type { Answer } from '../support/fakeUpstream.ts';
import { openUpstream, testScope } from '../support/transport.ts';

/** An upstream, and what each caller's calls for so many things come to. */
async function stage(settings: Partial<UpstreamSettings>, answer: (nth: number) => Answer = () => ({})) {
  const server = await fakeUpstream((_request, nth) => answer(nth));
  const upstream = openUpstream('karbor', settings);
  const ask = (callerKey: string, count: number, signal: Signal = new AbortController().signal) => {
    const scope = testScope({ callerKey, signal });
    const http = new Transport(upstream, fixedAccess(ticketFor(server.url, {})), scope);
    return Array.from({ length: count }, async (_, index) =>
      http.send({ operation: 'thing.get', path: path`/${callerKey}${String(index)}` }, nothing).then(
        () => 'answered',
        (error: unknown) => (error instanceof UpstreamError ? error.code : String(error)),
      ),
    );
  };
  return { server, upstream, ask };
}

it('gives callers their turns one after another, however many calls each has waiting', async () => {
  const { server, upstream, ask } = await stage({ concurrency: 1 });
  await Promise.all([...ask('a', 4), ...ask('b', 2), ...ask('c', 1)]);
  expect(server.lines.map((line) => line.slice(-2)).join(' ')).toBe('a0 a1 b0 c0 a2 b1 a3');
  expect(upstream.load).toMatchObject({ running: 0, queued: 0 });
});

it('takes a place in a full queue from the caller who has the most', async () => {
  const { upstream, ask } = await stage({ concurrency: 1, queue: 3 });
  const outcomes = await Promise.all([...ask('a', 5), ...ask('b', 1), ...ask('c', 2)]);
  expect(outcomes.join(' ')).toBe(
    'answered answered UPSTREAM_BUSY UPSTREAM_BUSY UPSTREAM_BUSY answered answered UPSTREAM_BUSY',
  );
  expect(upstream.load).toMatchObject({ running: 0, queued: 0 });
});

it('keeps no place for a call whose client left while it paused before a repeat', async () => {
  const leaving = new AbortController();
  const last = new AbortController();
  const { upstream, ask } = await stage({ concurrency: 1 }, (nth) => {
    if (nth === 1) return { status: 503 };
    leaving.abort();
    return silence;
  });
  const left = ask('a', 1, leaving.signal);
  const silent = ask('b', 1, last.signal); // has the turn while the other pauses
  expect(await Promise.all(left)).toEqual(['UPSTREAM_CANCELLED']);
  await setImmediate();
  expect(upstream.load).toMatchObject({ running: 1, queued: 0 });
  last.abort();
  await Promise.all(silent);
});
