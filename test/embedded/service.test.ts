import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import type { Incoming, Outgoing, Service } from '../../src/embedded/service.ts';
import { listen } from '../../src/embedded/listen.ts';

async function serve(handle: (request: Incoming) => Outgoing, framing: Service['framing'] = 'length') {
  const server = await listen({ name: 'nova', framing, handle });
  onTestFinished(() => server.close());
  return server;
}

async function raw(port: number, head: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`${head}\r\nHost: x\r\n\r\n`);
  return text(socket);
}

it('hands over the request as it was sent', async () => {
  const seen: Incoming[] = [];
  const { url } = await serve((request) => {
    seen.push(request);
    return { status: 200 };
  });
  await fetch(`${url}/v1//a%20b%2Fc/?limit=1&limit=2`, { method: 'POST', body: 'hello' });
  expect(seen).toMatchObject([
    {
      method: 'POST',
      target: '/v1//a%20b%2Fc/?limit=1&limit=2',
      segments: ['v1', 'a b', 'c', ''],
      body: Buffer.from('hello'),
    },
  ]);
  expect(seen[0]?.query.getAll('limit')).toEqual(['1', '2']);
});

it('gives one header line per entry, in the letter case given', async () => {
  const { port } = await serve(() => ({
    status: 207,
    headers: { Vary: ['a', 'b'], 'x-Odd': 'c' },
    body: { ok: true },
  }));
  const answer = await raw(port, 'GET / HTTP/1.1\r\nConnection: close');
  expect(answer).toMatch(
    /^HTTP\/1.1 207 .*\r\nVary: a\r\nVary: b\r\nx-Odd: c\r\nContent-Type: application\/json\r\nContent-Length: 11\r\n/,
  );
  expect(answer).toMatch(/\r\n\r\n\{"ok":true\}$/);
});

it('ends the answer with the connection where uwsgi does', async () => {
  const { port } = await serve(() => ({ status: 200, body: { ok: true } }), 'close');
  expect(await raw(port, 'GET / HTTP/1.1')).toBe(
    'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"ok":true}',
  );
});

it('drops the connection without a word after a 204', async () => {
  const { port } = await serve(() => ({ status: 204 }), 'close');
  expect(await raw(port, 'DELETE / HTTP/1.1')).toBe('HTTP/1.1 204 No Content\r\n\r\n');
});

it('answers 500 when a service throws, and goes on', async () => {
  let calls = 0;
  const { url } = await serve(() => {
    calls += 1;
    if (calls === 1) throw new Error('lost');
    return { status: 200 };
  });
  expect((await fetch(url)).status).toBe(500);
  expect((await fetch(url)).status).toBe(200);
});

it('closes at once although a connection is kept alive', async () => {
  const server = await listen({ name: 'karbor', handle: () => ({ status: 200, body: 'x' }) });
  await (await fetch(server.url)).text();
  const before = performance.now();
  await server.close();
  expect(performance.now() - before).toBeLessThan(500);
});

it('rejects when the port is taken', async () => {
  const { port } = await serve(() => ({ status: 200 }));
  await expect(listen({ name: 'nova', handle: () => ({ status: 200 }) }, { port })).rejects.toThrow(
    /EADDRINUSE/,
  );
});
