import { expect, it } from 'vitest';
import { UpstreamError } from '../../src/errors.ts';
import { SingleFlight } from '../../src/transport/singleFlight.ts';
import type { Signal } from '../../src/transport/signal.ts';

const failed = { upstream: 'karbor', operation: 'provider.list' } as const;

function reads() {
  const signals: Signal[] = [];
  const ends: ((value: string) => void)[] = [];
  const start = async (signal: Signal) => {
    signals.push(signal);
    return new Promise<string>((resolve, reject) => {
      ends.push(resolve);
      signal.addEventListener('abort', () => reject(new Error('given up')));
    });
  };
  return { signals, ends, start };
}

function wish(callerKey: string, key = 'provider.list /providers', signal = new AbortController().signal) {
  return { callerKey, key, signal, failed };
}

it('makes one call for equal reads of one caller at the same moment, and a new one afterwards', async () => {
  const sharing = new SingleFlight();
  const { ends, start } = reads();
  const both = [sharing.join(wish('a'), start), sharing.join(wish('a'), start)];
  expect(ends).toHaveLength(1);
  ends[0]?.('rows');
  expect(await Promise.all(both)).toEqual(['rows', 'rows']);
  void sharing.join(wish('a'), start);
  expect(ends).toHaveLength(2);
});

it('shares neither between callers nor between different reads', () => {
  const sharing = new SingleFlight();
  const { ends, start } = reads();
  void sharing.join(wish('a'), start);
  void sharing.join(wish('b'), start);
  void sharing.join(wish('a', 'provider.get /providers/1'), start);
  expect(ends).toHaveLength(3);
});

it('does not answer with a call that began before a write of the same caller', () => {
  const sharing = new SingleFlight();
  const { ends, start } = reads();
  void sharing.join(wish('a'), start);
  void sharing.join(wish('b'), start);
  sharing.forget('a');
  void sharing.join(wish('a'), start);
  void sharing.join(wish('b'), start);
  expect(ends).toHaveLength(3);
});

it('lets one leave without taking the call from the rest, and gives it up when the last one leaves', async () => {
  const sharing = new SingleFlight();
  const { ends, signals, start } = reads();
  const leaving = new AbortController();
  const first = sharing.join(wish('a', undefined, leaving.signal), start);
  const second = sharing.join(wish('a'), start);
  leaving.abort(new Error('the client left'));
  await expect(first).rejects.toMatchObject({ code: 'UPSTREAM_CANCELLED' });
  expect(signals[0]?.aborted).toBe(false);
  ends[0]?.('rows');
  expect(await second).toBe('rows');

  const last = new AbortController();
  const alone = sharing.join(wish('a', undefined, last.signal), start);
  last.abort(new Error('the client left'));
  void sharing.join(wish('a'), start); // at once, before the call that was given up has failed
  expect(ends).toHaveLength(3);
  await expect(alone).rejects.toBeInstanceOf(UpstreamError);
  expect(signals[1]?.aborted).toBe(true);
  expect(signals[2]?.aborted).toBe(false);
});

it('gives a failure to all who waited, and forgets it', async () => {
  const sharing = new SingleFlight();
  const fail = async () => Promise.reject(new UpstreamError('UPSTREAM_FAILED', failed));
  const both = await Promise.allSettled([sharing.join(wish('a'), fail), sharing.join(wish('a'), fail)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await sharing.join(wish('a'), async () => 'rows')).toBe('rows');
});
