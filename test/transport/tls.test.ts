import { describe, expect, it } from 'vitest';
import { path } from '../../src/transport/path.ts';
import { nothing } from '../../src/json/read.ts';
import { answered, read, to } from './tlsReads.ts';
import { tlsUpstream } from './tlsUpstream.ts';

describe.each([true, false])('either way (HTTP/2: %s)', (h2) => {
  it('a status is what it stands for', async () => {
    const upstream = await tlsUpstream({ h2 }, (response) => {
      response.writeHead(503, { 'retry-after': '7', 'x-openstack-request-id': 'req-1' });
      response.end('{"message":"away"}');
    });
    expect(await read(to(upstream))).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      call: { status: 503, retryAfter: 7, upstreamRequestId: 'req-1', said: 'away', sent: true },
    });
  });

  it('an answer may have no body', async () => {
    const upstream = await tlsUpstream({ h2 }, (response) => {
      response.writeHead(204);
      response.end('');
    });
    const http = to(upstream);
    const call = { operation: 'thing.get', path: path`/thing`, success: [204] };
    await expect(http.send(call, nothing)).resolves.toBeUndefined();
  });

  it('a call that is not answered in time ends, and the next one is not held up by its connection', async () => {
    const upstream = await tlsUpstream({ h2 }, (response, n) => {
      if (n > 1) answered(response, n);
    });
    const http = to(upstream, { timeout: 500 });
    expect(await read(http)).toMatchObject({ code: 'UPSTREAM_TIMEOUT', call: { sent: true } });
    expect(await read(http)).toBe(2);
    expect(upstream.lines).toHaveLength(2);
    expect(upstream.sockets.length).toBeGreaterThan(1);
  });

  it('the deadline is for the whole answer', async () => {
    const upstream = await tlsUpstream({ h2 }, (response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    });
    expect(await read(to(upstream, { timeout: 500 }))).toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
      call: { status: 200 },
    });
  });

  it('an upstream hears that nobody waits any more', async () => {
    const left = new AbortController();
    let heard: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => (heard = resolve));
    const upstream = await tlsUpstream({ h2 }, (response) => {
      response.on('close', heard);
      left.abort(new Error('the client left'));
    });
    expect(await read(to(upstream, {}, left.signal))).toMatchObject({ code: 'UPSTREAM_CANCELLED' });
    await gone;
  });

  it('an answer that is too large is given up', async () => {
    const upstream = await tlsUpstream({ h2 }, (response) => {
      response.end(JSON.stringify({ nth: 'x'.repeat(100_000) }));
    });
    const http = to(upstream, { maxBody: 50_000 });
    expect(await read(http)).toMatchObject({
      code: 'UPSTREAM_MALFORMED',
      cause: { message: 'the body exceeds 50000 bytes' },
    });
  });

  it('an answer of many megabytes arrives whole', async () => {
    const text = 'x'.repeat(5 * 1024 * 1024);
    const upstream = await tlsUpstream({ h2 }, (response) => response.end(JSON.stringify({ nth: 7, text })));
    expect(await read(to(upstream))).toBe(7);
  });

  it('an answer that is cut off is malformed', async () => {
    const upstream = await tlsUpstream({ h2 }, (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"nth":');
      setImmediate(() => response.socket?.destroy());
    });
    expect(await read(to(upstream))).toMatchObject({ code: 'UPSTREAM_MALFORMED', call: { status: 200 } });
  });

  it('a kept connection that ended meanwhile is no obstacle', async () => {
    const upstream = await tlsUpstream({ h2 }, answered);
    const http = to(upstream, { retries: 1 });
    expect(await read(http)).toBe(1);
    upstream.sockets[0]?.destroy();
    await new Promise((resolve) => upstream.sockets[0]?.on('close', resolve));
    expect(await read(http)).toBe(2);
  });

  it('an upstream whose certificate is not trusted gets no request', async () => {
    const upstream = await tlsUpstream({ h2 }, answered);
    const tls = { verify: true, ca: null, cert: null, key: null };
    expect(await read(to(upstream, { tls }))).toMatchObject({
      code: 'UPSTREAM_UNREACHABLE',
      call: { sent: false },
    });
    expect(upstream.lines).toEqual([]);
    expect(await read(to(upstream, { tls: { ...tls, verify: false } }))).toBe(1);
  });
});
