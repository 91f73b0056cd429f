import { constants } from 'node:http2';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UpstreamError, asError } from '../../src/errors.ts';
import { exchange } from '../../src/transport/exchange.ts';
import { KeepAliveConnections } from '../../src/transport/keepAliveConnections.ts';
import { path } from '../../src/transport/path.ts';
import { nothing } from '../../src/json/read.ts';
import { answered, read, reads, to } from './tlsReads.ts';
import { cert, tlsUpstream } from './tlsUpstream.ts';
import type { Script, TlsUpstream } from './tlsUpstream.ts';

describe('where HTTP/2 is offered', () => {
  it('many reads run on one connection', async () => {
    const upstream = await tlsUpstream({ h2: true }, answered);
    const http = to(upstream, { concurrency: 40 });
    await reads(http, 40);
    expect(await reads(http, 40)).not.toContainEqual(expect.any(Error));
    expect(upstream.lines).toHaveLength(80);
    expect(upstream.lines.filter((line) => line.startsWith('2.0 GET '))).toHaveLength(80);
    expect(upstream.sockets).toHaveLength(1);
  });

  it('a connection gets no more streams than the upstream allows, and each read is sent once', async () => {
    const held: (() => void)[] = [];
    const upstream = await tlsUpstream({ h2: true, streams: 4 }, (response, n) => {
      if (n <= 16) held.push(() => answered(response, n));
      if (n === 16) for (const answer of held) answer();
      if (n > 16) answered(response, n);
    });
    const answers = await reads(to(upstream, { concurrency: 16 }), 100);
    expect(answers.filter(Number.isInteger)).toHaveLength(100);
    expect(new Set(upstream.lines).size).toBe(100);
    expect(upstream.lines).toHaveLength(100);
    expect(upstream.most).toBe(4);
    expect(upstream.sockets).toHaveLength(4);
  });

  it('a session that is closed in good order answers what it took, and the next read opens another', async () => {
    const upstream = await tlsUpstream({ h2: true }, (response, n) => {
      if (n === 1) upstream.sessions[0]?.close();
      setImmediate(() => answered(response, n));
    });
    const http = to(upstream);
    expect(await read(http)).toBe(1);
    expect(await read(http)).toBe(2);
    expect(upstream.sockets).toHaveLength(2);
  });

  it.each([
    ['GOAWAY', (upstream: TlsUpstream) => upstream.sessions.at(-1)?.goaway(constants.NGHTTP2_INTERNAL_ERROR)],
    ['a reset', (upstream: TlsUpstream) => upstream.sockets.at(-1)?.resetAndDestroy()],
    ['an end', (upstream: TlsUpstream) => upstream.sockets.at(-1)?.destroy()],
  ])('%s fails what is under way, once each, and no later read', async (_how, end) => {
    let took = 0;
    const upstream = await tlsUpstream({ h2: true }, (response, n) => {
      took++;
      if (took === 10) end(upstream);
      if (took > 10) answered(response, n);
    });
    const http = to(upstream);
    for (const failure of await reads(http, 10)) {
      expect(failure).toBeInstanceOf(UpstreamError);
      expect(failure).toMatchObject({ code: 'UPSTREAM_UNREACHABLE', call: { sent: true } });
    }
    expect(upstream.lines).toHaveLength(10);
    expect(await reads(http, 5)).toEqual([11, 12, 13, 14, 15]);
    expect(upstream.sockets).toHaveLength(2);
  });

  it('a refused stream is sent again, since it was not looked at', async () => {
    const upstream = await tlsUpstream({ h2: true }, (response, n) => {
      if (n === 1) refuse(response, constants.NGHTTP2_REFUSED_STREAM);
      else answered(response, n);
    });
    expect(await read(to(upstream))).toBe(2);
    const stubborn = await tlsUpstream({ h2: true }, (response) =>
      refuse(response, constants.NGHTTP2_REFUSED_STREAM),
    );
    expect(await read(to(stubborn))).toMatchObject({ code: 'UPSTREAM_UNREACHABLE' });
    expect(stubborn.lines).toHaveLength(2);
  });

  it.each([
    ['NO_ERROR', constants.NGHTTP2_NO_ERROR],
    ['CANCEL', constants.NGHTTP2_CANCEL],
    ['INTERNAL_ERROR', constants.NGHTTP2_INTERNAL_ERROR],
  ])('an answer whose stream is closed halfway with %s is no whole one', async (_name, code) => {
    const whole = '{"nth":1}';
    const upstream = await tlsUpstream({ h2: true }, (response) => {
      response.writeHead(200, { 'content-length': String(whole.length + 2) });
      response.write(whole);
      setImmediate(() => response.stream?.close(code));
    });
    expect(await read(to(upstream))).toMatchObject({ code: 'UPSTREAM_MALFORMED', call: { status: 200 } });
  });

  it('the reads that an upstream no longer takes after GOAWAY are sent again, and the others answered', async () => {
    const upstream = await tlsUpstream({ h2: true }, (response, n) => {
      const [first] = upstream.sessions;
      if (n === 1) first?.goaway(constants.NGHTTP2_NO_ERROR, response.stream?.id);
      if (n === 1 || upstream.sessions.length > 1) answered(response, n);
    });
    const http = to(upstream);
    expect(await reads(http, 3)).toEqual([1, expect.any(Number), expect.any(Number)]);
    expect(new Set(upstream.lines)).toEqual(new Set(['2.0 GET /0', '2.0 GET /1', '2.0 GET /2']));
    expect(upstream.sockets).toHaveLength(2);
  });

  it('a connection that is idle is closed, and the next read opens another', async () => {
    const upstream = await tlsUpstream({ h2: true }, answered);
    const wire = new KeepAliveConnections(
      { connections: 1, headersTimeout: 0, bodyTimeout: 0, idle: 50, connect: { ca: cert } },
      () => expect.unreachable('a connection failed'),
    );
    onTestFinished(async () => wire.destroy());
    const bounds = { signal: new AbortController().signal, timeout: 5_000, maxBody: 100 };
    const request = { origin: upstream.url, path: '/', method: 'GET', headers: {}, body: null } as const;
    const ask = async () => exchange(wire, request, bounds, { upstream: 'karbor', operation: 'thing.get' });
    expect((await ask()).status).toBe(200);
    const [first] = upstream.sockets;
    await expect.poll(() => first?.destroyed).toBe(true);
    expect((await ask()).status).toBe(200);
    expect(upstream.sockets).toHaveLength(2);
  });

  it('writes go over HTTP/1.1, each on a connection of its own, and none is sent twice', async () => {
    const upstream = await tlsUpstream({ h2: true }, (response, n) => {
      if (n === 2) response.socket?.destroy();
      else answered(response, n);
    });
    const http = to(upstream, { retries: 3 });
    const write = async () =>
      http
        .send({ operation: 'thing.create', method: 'POST', path: path`/x`, body: '{}' }, nothing)
        .catch(asError);
    await write();
    expect(await write()).toMatchObject({ code: 'UPSTREAM_UNREACHABLE', call: { sent: true } });
    expect(upstream.lines).toEqual(['1.1 POST /x', '1.1 POST /x']);
    expect(upstream.sockets).toHaveLength(2);
  });
});

function refuse(response: Parameters<Script>[0], code: number): void {
  response.stream?.close(code);
}

describe('where it is not', () => {
  it('reads go over HTTP/1.1, on no more connections than calls at a time, which are kept', async () => {
    const upstream = await tlsUpstream({ h2: false }, answered);
    const http = to(upstream, { concurrency: 4 });
    await reads(http, 20);
    expect(await reads(http, 20)).not.toContainEqual(expect.any(Error));
    expect(upstream.lines.filter((line) => line.startsWith('1.1 GET '))).toHaveLength(40);
    expect(upstream.sockets).toHaveLength(4);
  });
});
