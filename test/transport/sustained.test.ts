import { afterEach, describe, expect, it, vi } from 'vitest';
import { fixedAccess, ticketFor } from '../../src/auth/fixed.ts';
import { RequestError, UpstreamError, asError } from '../../src/errors.ts';
import { path } from '../../src/transport/path.ts';
import { nothing } from '../../src/json/read.ts';
import { Transport } from '../../src/transport/transport.ts';
import type { UpstreamSettings } from '../../src/config/upstreamSettings.ts';
import { fakeUpstream, silence } from '../support/fakeUpstream.ts';
import type { Answer } from '../support/fakeUpstream.ts';
import { openUpstream, testScope } from '../support/transport.ts';
import { failure, post } from './things.ts';

/** An upstream that does what `script` says by now, and calls to it that each read something else. */
async function stage(settings: Partial<UpstreamSettings>, script: () => Answer | Promise<Answer>) {
  const server = await fakeUpstream(script);
  const upstream = openUpstream('karbor', settings);
  const http = new Transport(upstream, fixedAccess(ticketFor(server.url, {})), testScope());
  let calls = 0;
  const call = async () => {
    const operation = { operation: 'thing.get', path: path`/things/${String(++calls)}` };
    return http.send(operation, nothing).then(() => 'answered', asError);
  };
  const many = async (count: number, atOnce = 10) => {
    for (let left = count; left > 0; left -= atOnce) await Promise.all(Array.from({ length: atOnce }, call));
  };
  return { server, upstream, call, many };
}

describe('the circuit breaker', () => {
  afterEach(() => vi.useRealTimers());
  const pass = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

  it('opens, answers at once, lets one probe through after a while, and closes when that is answered', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    let answer: Answer | Promise<Answer> = { status: 503 };
    const { server, upstream, call, many } = await stage({ breaker: true, retries: 0 }, () => answer);
    await many(10);
    expect(server.lines).toHaveLength(10);
    expect(upstream.load.breaker).toBe('open');

    expect(await call()).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      call: { sent: false, retryAfter: 5 },
    });
    pass(4_900);
    expect(await call()).toMatchObject({ call: { sent: false, retryAfter: 1 } });
    expect(server.lines).toHaveLength(10);

    pass(200);
    let release: (answer: Answer) => void = () => undefined;
    answer = new Promise<Answer>((resolve) => (release = resolve));
    const probe = call();
    await expect.poll(() => server.lines.length).toBe(11);
    expect(upstream.load.breaker).toBe('half-open');
    expect(await call()).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', call: { sent: false } });
    release({ status: 503 });
    expect(await probe).toBeInstanceOf(UpstreamError);
    expect(upstream.load.breaker).toBe('open');
    expect(server.lines).toHaveLength(11);

    pass(5_100);
    answer = { json: {} };
    expect(await call()).toBe('answered');
    expect(upstream.load.breaker).toBe('closed');
    await many(10);
    expect(server.lines).toHaveLength(22);
  });

  it('stays closed where it is turned off, and for what a caller did wrong', async () => {
    const off = await stage({ breaker: false, retries: 0 }, () => ({ status: 503 }));
    await off.many(30);
    expect(off.server.lines).toHaveLength(30);
    const wrong = await stage({ breaker: true, retries: 0 }, () => ({ status: 404 }));
    await wrong.many(30);
    expect(wrong.upstream.load.breaker).toBe('closed');
  });

  it('stays closed where writes are cut off because their requests had no more time', async () => {
    const endings: AbortController[] = [];
    const server = await fakeUpstream(() => {
      endings.at(-1)?.abort(new RequestError('REQUEST_TIMEOUT', 'too long'));
      return silence;
    });
    const upstream = openUpstream('karbor', { breaker: true });
    const access = fixedAccess(ticketFor(server.url, {}));
    for (let count = 0; count < 12; count++) {
      const ending = new AbortController();
      endings.push(ending);
      const http = new Transport(upstream, access, testScope({ signal: ending.signal }));
      expect(await failure(http.send(post, nothing))).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    }
    expect(upstream.load.breaker).toBe('closed');
  });
});

describe('the retry budget', () => {
  it('keeps repeats below a tenth of the calls when all of them fail', async () => {
    const { server, many } = await stage({ retries: 2 }, () => ({ status: 503 }));
    await many(100, 100); // spends what was saved up
    server.forget();
    await many(300, 100);
    expect(server.lines.length).toBeGreaterThan(300);
    expect(server.lines.length).toBeLessThanOrEqual(331);
  });
});
