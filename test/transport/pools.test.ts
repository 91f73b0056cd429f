import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { givenSecret } from '../../src/config/secret.ts';
import type { UpstreamSettings } from '../../src/config/upstreamSettings.ts';
import { openPools } from '../../src/transport/pools.ts';

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

it('reaches upstreams through the proxy, or past it where the host is an exception', async () => {
  const proxy = await openProxy();
  const upstream = await listen(createServer((_request, response) => void response.end('{}')));
  const http = givenSecret(`http://user:word@${proxy.address}`);
  const ask = async (except: string, write: boolean) => {
    const pools = openPools({ ...settings, proxy: { http, https: null, except } });
    const pool = write ? pools.writes : pools.reads;
    const { statusCode, body } = await pool.request({
      origin: `http://${upstream}`,
      path: '/',
      method: 'GET',
    });
    await body.dump();
    await pools.close();
    return statusCode;
  };
  expect(await ask('example.org', false)).toBe(200);
  expect(await ask('', true)).toBe(200);
  const tunnel = `${upstream} Basic ${Buffer.from('user:word').toString('base64')}`;
  expect(proxy.asked).toEqual([tunnel, tunnel]);
  expect(await ask('example.org,127.0.0.1', false)).toBe(200);
  expect(proxy.asked).toHaveLength(2);
});
