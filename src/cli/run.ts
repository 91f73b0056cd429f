import cluster from 'node:cluster';
import { ConfigError } from '../config/faults.ts';
import { readSettings } from '../config/readSettings.ts';
import { greeting } from './greeting.ts';
import type { Greeted } from './greeting.ts';
import { home } from '../config/home.ts';
import { serve } from './serve.ts';
import { onSignal, survive } from './signals.ts';
import { runWorker } from './workers/worker.ts';

/** `tributary serve` as a process: says where it listens, stops on a signal, and exits with 2 on a bad configuration. */
export async function runServe(): Promise<void> {
  try {
    if (cluster.isWorker) await runWorker();
    else process.stdout.write(greeting(await start()));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

async function start(): Promise<Greeted> {
  const settings = readSettings({ env: process.env, cwd: process.cwd(), home: home() });
  if (settings.workers === null) {
    const serving = await serve(process.env, process.cwd());
    onSignal(async () => serving.stop());
    survive(serving);
    return serving;
  }
  const { runPrimary } = await import('./workers/primary.ts');
  const url = await runPrimary(settings, settings.workers);
  // A worker has said why.
  if (url === null) process.exit(1);
  return { url, settings };
}
