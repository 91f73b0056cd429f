import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway } from './gatewayProcess.ts';
import type { GatewayProcess } from './gatewayProcess.ts';
import { load, once } from './load.ts';

const query = JSON.stringify({ query: '{ nodes(first: 2) { nodes { id introspection { state } } } }' });
const whole = (_index: number, status: number, body: string) =>
  status === 200 && body.includes('"state"') && !body.includes('"errors"') ? null : `${status} ${body}`;

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  await expect.poll(holds, { timeout: 100_000, interval: 50 }).toBe(true);
}

describe('WORKERS=2', () => {
  let gateway: GatewayProcess;
  const begin = (anew = false) =>
    load({ url: gateway.url, connections: 6, ask: () => ({ headers: {}, body: query }), wrong: whole, anew });
  const answered = async () => {
    const text = await once(gateway.url, '/metrics');
    return Number(/^tributary_request_duration_seconds_count\{.*outcome="ok"\} (\d+)$/m.exec(text)?.[1] ?? 0);
  };
  const bothServe = async () =>
    until(async () => (await once(gateway.url, '/metrics')).includes('\ntributary_processes 2\n'));
  let total = 0;

  beforeAll(async () => {
    gateway = await startGateway({ WORKERS: '2', TRIBUTARY_EMBEDDED: '1', LOG_LEVEL: 'error' });
  }, 120_000);
  afterAll(() => gateway.signal('SIGKILL'));

  it('serves from two processes over one embedded cloud, and counts for both', async () => {
    expect(gateway.workers().length).toBe(2);
    const running = begin();
    await until(async () => (await answered()) >= 50);
    const report = await running.stop();
    expect(report.failed).toEqual([]);
    total += report.answered;
    expect(await answered()).toBe(total);
  });

  it('loses no request and no count when SIGHUP replaces both', async () => {
    const before = gateway.workers();
    const running = begin();
    gateway.signal('SIGHUP');
    await until(
      () => gateway.workers().length === 2 && gateway.workers().every((pid) => !before.includes(pid)),
    );
    const report = await running.stop();
    expect(report.failed).toEqual([]);
    expect(report.answered).toBeGreaterThan(20);
    total += report.answered;
    expect(await answered()).toBe(total);
  });

  it.each([
    ['kept', false],
    ['new', true],
  ])('replaces a worker that is killed, and fails only what ran on it; %s connections', async (_, anew) => {
    await bothServe();
    const [victim = NaN] = gateway.workers();
    const before = await answered();
    const running = begin(anew);
    await until(async () => (await answered()) >= before + 20);
    process.kill(victim, 'SIGKILL');
    await until(() => gateway.workers().length === 2 && !gateway.workers().includes(victim));
    await until(() => gateway.output().includes(`"pid":${victim}`));
    const report = await running.stop();
    expect(report.failed.length).toBeLessThanOrEqual(6);
    expect(report.failed.filter(({ why }) => !/other side closed|ECONNRESET|EPIPE/.test(why))).toEqual([]);
  });

  it('ends with 0 on SIGTERM, and lets running requests finish', async () => {
    const before = await answered();
    const running = begin();
    await until(async () => (await answered()) > before);
    const report = running.stop();
    gateway.signal('SIGTERM');
    expect((await report).failed).toEqual([]);
    expect(await gateway.ended).toBe(0);
  });
});

it('says why and ends when the port is taken', async () => {
  const first = await startGateway({ TRIBUTARY_EMBEDDED: '1' });
  const port = new URL(first.url).port;
  await expect(startGateway({ TRIBUTARY_EMBEDDED: '1', WORKERS: '2', PORT: port })).rejects.toThrow(
    /ended with 2[^]*EADDRINUSE/,
  );
  first.signal('SIGTERM');
  expect(await first.ended).toBe(0);
});
