import cluster from 'node:cluster';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Pool } from '../../../src/cli/workers/pool.ts';

const exec = fileURLToPath(new URL('obedientWorker.js', import.meta.url));
const running = () => Object.values(cluster.workers ?? {}).flatMap((worker) => worker?.process.pid ?? []);
const until = async (holds: () => boolean) => expect.poll(holds, { timeout: 15_000, interval: 5 }).toBe(true);

async function opened(count: number) {
  cluster.setupPrimary({ exec, args: [], execArgv: [] });
  const said: string[] = [];
  const log = pino({ base: null }, { write: (line) => void said.push(line) });
  const pool = new Pool(log, null);
  onTestFinished(async () => {
    cluster.setupPrimary({ cwd: process.cwd() });
    await pool.stop(5_000);
  });
  expect(await pool.start(count)).toBe('http://here');
  return { pool, said: () => said.join('') };
}

describe('Pool', () => {
  it('serves on with the workers that it has while none can be started, and starts one once that is possible', async () => {
    const { said } = await opened(2);
    cluster.setupPrimary({ cwd: '/nowhere' });
    const [victim = NaN, other = NaN] = running();
    process.kill(victim, 'SIGKILL');
    await until(() => said().includes('a new worker did not start'));
    expect(said()).toContain('ENOENT');
    expect(running()).toEqual([other]);
    cluster.setupPrimary({ cwd: process.cwd() });
    await until(() => running().length === 2);
  });

  it('has no worker more than asked for where one dies while its successor starts', async () => {
    const { pool } = await opened(1);
    const [victim = NaN] = running();
    process.env['KILLS'] = String(victim);
    onTestFinished(() => void delete process.env['KILLS']);
    await pool.renew();
    await until(() => running().length === 1);
    expect(running()).not.toContain(victim);
  });
});
