import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { drain } from '../../src/http/drain.ts';

async function served() {
  const server = createServer((_request, response) => response.end('served'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => (agent.destroy(), server.closeAllConnections(), void server.close()));
  const get = async (by: Agent | false) => {
    const asked = request({ port, host: '127.0.0.1', agent: by });
    asked.end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    const body = await response.toArray();
    return { body: String(body[0]), connection: response.headers.connection, reused: asked.reusedSocket };
  };
  return { server, agent, get };
}

describe('drain', () => {
  it('answers on a connection that there was, asks for its end, and takes no other', async () => {
    const { server, agent, get } = await served();
    await get(agent);
    const drained = drain(server);
    await expect(get(false)).rejects.toThrow('ECONNREFUSED');
    expect(await get(agent)).toEqual({ body: 'served', connection: 'close', reused: true });
    await drained;
  });

  it('closes no connection itself', async () => {
    const { server, agent, get } = await served();
    await get(agent);
    let drained = false;
    const ending = drain(server).then(() => (drained = true));
    await expect(get(false)).rejects.toThrow('ECONNREFUSED');
    expect(drained).toBe(false);
    agent.destroy();
    await ending;
  });
});
