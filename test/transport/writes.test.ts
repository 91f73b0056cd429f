import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UpstreamError } from '../../src/errors.ts';
import { path } from '../../src/transport/path.ts';
import { nothing } from '../../src/json/read.ts';
import type { Call } from '../../src/transport/call.ts';
import { listening } from '../support/fakeUpstream.ts';
import { transportTo } from '../support/transport.ts';

const success = [200, 204];
const read = { operation: 'thing.get', path: path`/thing`, success } satisfies Call;
const write = (n: number) =>
  ({ operation: 'thing.create', method: 'POST', path: path`/things/${String(n)}`, success }) satisfies Call;

/** A TCP server for the length of a test. */
async function tcp(server: Server, port?: number): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => undefined)));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return listening(server, port);
}

/** Keeps a connection after a read; after a write it says 204, as keystone does under uwsgi, and takes nothing more (upstreams.md 14.19). */
function uwsgi(received: string[][]): Server {
  return createServer((socket) => {
    const own: string[] = [];
    let dead = false;
    received.push(own);
    socket.on('data', (bytes) => {
      if (dead) return socket.resetAndDestroy();
      const [line = ''] = bytes.toString().split('\r\n');
      own.push(line);
      dead = line.startsWith('POST');
      socket.write(`HTTP/1.1 ${dead ? '204 No Content' : '200 OK\r\nContent-Length: 0'}\r\n\r\n`);
    });
  });
}

describe('writes', () => {
  it('arrive once each, at a server that drops connections without a word', async () => {
    const received: string[][] = [];
    const http = transportTo(`http://127.0.0.1:${await tcp(uwsgi(received))}`);
    for (let n = 0; n < 60; n += 2) {
      await http.send(write(n), nothing);
      await http.send(write(n + 1), nothing);
      await http.send(read, nothing);
    }
    const writes = received.flat().filter((line) => line.startsWith('POST'));
    expect(writes).toEqual(Array.from({ length: 60 }, (_, n) => `POST /things/${n} HTTP/1.1`));
    const shared = received.filter(
      (lines) => lines.length > 1 && lines.some((line) => line.startsWith('POST')),
    );
    expect(shared).toEqual([]);
    expect(received.filter((lines) => lines.some((line) => line.startsWith('GET')))).toHaveLength(1);
  });

  it.each(['POST', 'DELETE'] as const)('are not sent again once a byte may have left: %s', async (method) => {
    let received = 0;
    const server = createServer((socket) => {
      socket.once('data', () => {
        received++;
        socket.resetAndDestroy();
      });
    });
    const http = transportTo(`http://127.0.0.1:${await tcp(server)}`);
    const error = await http.send({ ...write(1), method }, nothing).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UpstreamError);
    expect(error).toMatchObject({ code: 'UPSTREAM_UNREACHABLE', call: { sent: true } });
    expect(received).toBe(1);
  });

  it('are sent again when none has', async () => {
    const received: string[][] = [];
    const away = createServer();
    const port = await listening(away);
    await new Promise((resolve) => away.close(resolve));
    const back: Promise<number>[] = [];
    const observe = () => {
      if (back.length === 0) back.push(tcp(uwsgi(received), port));
    };
    const http = transportTo(`http://127.0.0.1:${port}`, { settings: { retries: 5 }, scope: { observe } });
    await http.send(write(1), nothing);
    expect(received.flat()).toEqual(['POST /things/1 HTTP/1.1']);
  });

  it('that could not be sent at all say so', async () => {
    const away = createServer();
    const port = await listening(away);
    await new Promise((resolve) => away.close(resolve));
    const http = transportTo(`http://127.0.0.1:${port}`, { settings: { retries: 1 } });
    const error = await http.send(write(1), nothing).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'UPSTREAM_UNREACHABLE', call: { sent: false } });
  });
});
