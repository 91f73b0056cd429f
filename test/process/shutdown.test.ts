import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { startGateway } from '../replicas/gatewayProcess.ts';
import { fakeUpstream } from '../support/fakeUpstream.ts';
import type { Answer } from '../support/fakeUpstream.ts';
import { project } from '../support/rows.ts';

/** A built gateway before a karbor that answers when it is told to. */
async function stage(grace: string) {
  let release: (answer: Answer) => void = () => undefined;
  const answered = new Promise<Answer>((resolve) => (release = resolve));
  const karbor = await fakeUpstream(async ({ url }) => {
    const isProbe = url.endsWith('limit=1');
    return isProbe ? { json: { providers: [] } } : answered;
  });
  const gateway = await startGateway({
    SHUTDOWN_GRACE: grace,
    KARBOR_URL: `${karbor.url}/v1/${project}`,
    KARBOR_TOKEN: 'a-token',
    KARBOR_TIMEOUT: '60s',
    REQUEST_TIMEOUT: '60s',
  });
  onTestFinished(() => gateway.signal('SIGKILL'));
  const running = ask(gateway.url, '{ protectionProviders { nodes { id } } }');
  running.catch(() => undefined);
  await expect.poll(() => karbor.lines.length, { timeout: 10_000 }).toBe(1);
  return { gateway, running, release: () => release({ json: { providers: [] } }) };
}

async function ask(url: string, query: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const sent = request(`${url}/graphql`, { method: 'POST', headers, agent: false });
  sent.end(JSON.stringify({ query }));
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return JSON.parse(Buffer.concat(await response.toArray()).toString());
}

/** Whether it takes connections. */
async function listens(url: string): Promise<boolean> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  return once(socket, 'connect').then(
    () => (socket.destroy(), true),
    () => false,
  );
}

it('a signal ends it with code 0 once what runs is answered; readiness fails and nothing new is taken meanwhile', async () => {
  const { gateway, running, release } = await stage('30s');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ready = async () => {
    const sent = request(`${gateway.url}/readyz`, { agent }).end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    response.resume();
    return response.statusCode;
  };
  const began = performance.now();
  expect(await ready()).toBe(200);
  gateway.signal('SIGTERM');
  await expect.poll(async () => listens(gateway.url), { timeout: 10_000 }).toBe(false);
  // On a connection that there was.
  expect(await ready()).toBe(503);
  release();
  expect(await running).toEqual({ data: { protectionProviders: { nodes: [] } } });
  expect(await gateway.ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(20_000);
});

it('what takes longer than the grace is given up with a code, and the exit code is still 0', async () => {
  const { gateway, running } = await stage('700ms');
  const began = performance.now();
  gateway.signal('SIGTERM');
  expect(await running).toMatchObject({
    data: { protectionProviders: null },
    errors: [{ extensions: { code: 'REQUEST_TIMEOUT' } }],
  });
  expect(performance.now() - began).toBeGreaterThan(600);
  expect(await gateway.ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(15_000);
});

it('a second signal ends it at once', async () => {
  const { gateway, running } = await stage('60s');
  gateway.signal('SIGTERM');
  await expect.poll(async () => listens(gateway.url), { timeout: 10_000 }).toBe(false);
  const began = performance.now();
  gateway.signal('SIGTERM');
  expect(await gateway.ended).toBe(1);
  expect(performance.now() - began).toBeLessThan(5_000);
  await expect(running).rejects.toThrow();
});
