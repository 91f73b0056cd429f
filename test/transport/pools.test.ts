import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { givenSecret } from '../../src/config/secret.ts';
import type { UpstreamSettings } from '../../src/config/upstreamSettings.ts';
import { exchange } from '../../src/transport/exchange.ts';
import { openDnsCache } from '../../src/transport/dnsCache.ts';
import { openPools } from '../../src/transport/pools.ts';
import type { Wire } from '../../src/transport/exchange.ts';
import { fakeUpstream } from '../support/fakeUpstream.ts';

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `127.0.0.1:${address.port}`;
}

/** A proxy that records which tunnels it was asked for, and by whom. */
async function openProxy() {
  const asked: string[] = [];
  const server = createServer();
  server.on('connect', (request, socket, head) => {
    asked.push(`${request.url} ${request.headers['proxy-authorization']}`);
    const [host = '', port] = (request.url ?? '').split(':');
    const upstream = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    for (const end of [upstream, socket]) end.on('error', () => end.destroy());
    onTestFinished(() => void upstream.destroy());
  });
  return { asked, address: await listen(server) };
}

const settings: UpstreamSettings = {
  url: null,
  token: null,
  timeout: 5000,
  concurrency: 2,
  queue: 10,
  maxBody: 1000,
  retries: 0,
  breaker: false,
  tls: { verify: true, ca: null, cert: null, key: null },
  proxy: null,
};

const failed = { upstream: 'karbor', operation: 'thing.get' } as const;

async function call(wire: Wire, origin: string, method: 'GET' | 'POST' = 'GET') {
  const bounds = { signal: new AbortController().signal, timeout: 5_000, maxBody: 100 };
  return exchange(wire, { origin, path: '/', method, headers: {}, body: null }, bounds, failed);
}

it('reaches upstreams through the proxy, or past it where the host is an exception', async () => {
  const proxy = await openProxy();
  const upstream = await listen(createServer((_request, response) => void response.end('{}')));
  const http = givenSecret(`http://user:word@${proxy.address}`);
  const ask = async (except: string, write: boolean) => {
    const pools = openPools({ ...settings, proxy: { http, https: null, except } });
    const { status } = write
      ? await call(pools.writes, `http://${upstream}`, 'POST')
      : await call(pools.reads, `http://${upstream}`);
    await pools.close();
    return status;
  };
  expect(await ask('example.org', false)).toBe(200);
  expect(await ask('', true)).toBe(200);
  const tunnel = `${upstream} Basic ${Buffer.from('user:word').toString('base64')}`;
  expect(proxy.asked).toEqual([tunnel, tunnel]);
  expect(await ask('example.org,127.0.0.1', false)).toBe(200);
  expect(proxy.asked).toHaveLength(2);
});

it('keeps as many connections as there are calls at a time, and no more', async () => {
  const upstream = await fakeUpstream(() => ({ json: {} }));
  const pools = openPools({ ...settings, concurrency: 3 });
  onTestFinished(async () => pools.close());
  await Promise.all(Array.from({ length: 12 }, async () => call(pools.reads, upstream.url)));
  expect(upstream.connections).toBe(3);
  for (let n = 0; n < 6; n++) await call(pools.reads, upstream.url);
  expect(upstream.connections).toBe(3);
});

it('asks for an address once in ten seconds, however many connections are made', async () => {
  const upstream = await fakeUpstream(() => ({ json: {} }));
  const asked: string[] = [];
  const found = [{ address: '127.0.0.1', family: 4 }];
  let time = 1;
  const names = openDnsCache(
    async (name) => (asked.push(name), found),
    () => time,
  );
  const pools = openPools(settings, names);
  onTestFinished(async () => pools.close());
  const origin = `http://upstream.test:${upstream.port}`;
  for (let n = 0; n < 5; n++) await call(pools.writes, origin, 'POST');
  await call(pools.reads, origin);
  expect(upstream.connections).toBe(6);
  expect(asked).toEqual(['upstream.test']);
  time = 10_002;
  await call(pools.writes, origin, 'POST');
  expect(asked).toEqual(['upstream.test', 'upstream.test']);
});

it.each(['http', 'https'])('names the host that could not be found, and asks again: %s', async (scheme) => {
  let asked = 0;
  const names = openDnsCache(async (name) => {
    asked++;
    throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
  });
  const pools = openPools(settings, names);
  onTestFinished(async () => pools.close());
  for (const nth of [1, 2]) {
    const error = await call(pools.reads, `${scheme}://upstream.test`).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'UPSTREAM_UNREACHABLE',
      call: { sent: false },
      cause: { message: 'getaddrinfo ENOTFOUND upstream.test' },
    });
    expect(asked).toBe(nth);
  }
});

it.each(['http', 'https'])('asks for an address again once nothing answers there: %s', async (scheme) => {
  const away = createServer();
  const address = await listen(away);
  await new Promise((resolve) => away.close(resolve));
  const asked: string[] = [];
  const found = [{ address: '127.0.0.1', family: 4 }];
  const pools = openPools(
    settings,
    openDnsCache(async (name) => (asked.push(name), found)),
  );
  onTestFinished(async () => pools.close());
  for (let n = 0; n < 2; n++) {
    const read = call(pools.reads, `${scheme}://upstream.test:${address.split(':')[1]}`);
    await expect(read).rejects.toMatchObject({ code: 'UPSTREAM_UNREACHABLE', call: { sent: false } });
  }
  expect(asked).toHaveLength(2);
});
