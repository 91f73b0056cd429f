import { expect, it } from 'vitest';
import { fixedAccess, ticketFor } from '../../src/auth/fixed.ts';
import { UpstreamError } from '../../src/errors.ts';
import { path } from '../../src/transport/path.ts';
import { nothing } from '../../src/transport/read.ts';
import { Transport } from '../../src/transport/transport.ts';
import type { UpstreamSettings } from '../../src/config/upstreamSettings.ts';
import { fakeUpstream } from '../support/fakeUpstream.ts';
import { openUpstream, testScope } from '../support/transport.ts';

/** An upstream that answers at once, and what each caller's calls for so many things come to. */
async function stage(settings: Partial<UpstreamSettings>) {
  const server = await fakeUpstream(() => ({}));
  const upstream = openUpstream('karbor', settings);
  const ask = (callerKey: string, count: number) => {
    const http = new Transport(upstream, fixedAccess(ticketFor(server.url, {})), testScope({ callerKey }));
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
