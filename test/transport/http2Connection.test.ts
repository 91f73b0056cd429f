import { constants, createServer } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { asError } from '../../src/errors.ts';
import { exchange } from '../../src/transport/exchange.ts';
import { KeepAliveConnections } from '../../src/transport/keepAliveConnections.ts';
import { answered, read, to } from './tlsReads.ts';
import { agreeingUpstream, cert, tlsUpstream } from './tlsUpstream.ts';

/** Exchanges over one connection at a time, for the length of a test. */
function wireTo(url: string) {
  const wire = new KeepAliveConnections(
    { connections: 1, headersTimeout: 0, bodyTimeout: 0, connect: { ca: cert } },
    () => expect.unreachable('a connection failed'),
  );
  onTestFinished(async () => wire.destroy());
  const bounds = { signal: new AbortController().signal, timeout: 5_000, maxBody: 100 };
  const request = { origin: url, path: '/', method: 'GET', headers: {}, body: null } as const;
  const ask = async () => exchange(wire, request, bounds, { upstream: 'karbor', operation: 'thing.get' });
  return { wire, ask };
}

it('what is still under way on a connection after GOAWAY holds up no later call, though one connection is all there may be', async () => {
  let release: () => void = () => expect.unreachable('nothing is held');
  const upstream = await tlsUpstream({ h2: true }, (response, n) => {
    if (n > 1) return answered(response, n);
    release = () => answered(response, n);
    upstream.sessions[0]?.goaway(constants.NGHTTP2_NO_ERROR, response.stream?.id);
  });
  const { ask } = wireTo(upstream.url);
  const first = ask();
  await expect.poll(() => upstream.lines.length).toBe(1);
  expect(JSON.parse(String((await ask()).body))).toEqual({ nth: 2 });
  release();
  expect(JSON.parse(String((await first).body))).toEqual({ nth: 1 });
  expect(upstream.sockets).toHaveLength(2);
});

/** Says nothing, and hears when the other side leaves. */
const mute = (socket: TLSSocket) => void socket.resume();

/** The start of a SETTINGS frame of 16,380 bytes, then a byte of it now and then. */
function drip(socket: TLSSocket): void {
  mute(socket);
  socket.write(Buffer.from([0, 0x3f, 0xfc, 4, 0, 0, 0, 0, 0]));
  const more = setInterval(() => socket.write(Buffer.alloc(1)), 20);
  socket.on('close', () => clearInterval(more));
}

describe('where HTTP/2 is agreed on and not begun', () => {
  it.each([
    ['nothing is said', mute],
    ['the settings never end', drip],
  ])('a call ends at its deadline, unsent, and the connection with it: %s', async (_how, begin) => {
    const upstream = await agreeingUpstream(begin);
    expect(await read(to(upstream, { timeout: 300 }))).toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
      call: { sent: false },
    });
    await expect.poll(() => upstream.sockets.map(({ destroyed }) => destroyed)).toEqual([true]);
  });

  it('a later call is sent once, on another connection', async () => {
    const lines: unknown[] = [];
    const speaking = createServer((request, response) => {
      response.end(JSON.stringify({ nth: lines.push(request.url) }));
    });
    const upstream = await agreeingUpstream((socket, nth) => {
      if (nth > 1) speaking.emit('connection', socket);
      else mute(socket);
    });
    const http = to(upstream, { timeout: 500 });
    expect(await read(http)).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    await expect.poll(() => upstream.sockets[0]?.destroyed).toBe(true);
    expect(await read(http)).toBe(1);
    expect(lines).toEqual(['/0']);
    expect(upstream.sockets).toHaveLength(2);
  });

  it('nothing is left of it once the gateway closes', async () => {
    const upstream = await agreeingUpstream(mute);
    const { wire, ask } = wireTo(upstream.url);
    const waiting = ask().catch(asError);
    await expect.poll(() => upstream.sockets.length).toBe(1);
    await wire.destroy();
    expect(await waiting).toMatchObject({ code: 'UPSTREAM_UNREACHABLE', call: { sent: false } });
    await expect.poll(() => upstream.sockets[0]?.destroyed).toBe(true);
  });
});
