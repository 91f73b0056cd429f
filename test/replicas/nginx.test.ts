import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { startNginx } from './nginx.ts';

/** A replica whose Keystone is away: whoever it does not know yet is answered with 503, all others with 200. */
async function replica(): Promise<number> {
  const server = createServer(({ headers }, response) => {
    response.statusCode = headers['x-auth-token'] === 'new' ? 503 : 200;
    response.end('the gateway’s own words');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => (server.closeAllConnections(), void server.close()));
  return (server.address() as AddressInfo).port;
}

it('nginx takes no replica for dead because it answers a request with 503', async () => {
  const balancer = await startNginx([await replica(), await replica(), await replica()]);
  onTestFinished(async () => balancer.stop());
  const statuses: number[] = [];
  for (const token of ['new', 'new', 'known', 'known', 'known']) {
    const answer = await fetch(balancer.url, { headers: { 'x-auth-token': token } });
    expect(await answer.text()).toBe('the gateway’s own words');
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([503, 503, 200, 200, 200]);
});
