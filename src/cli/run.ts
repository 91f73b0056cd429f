import cluster from 'node:cluster';
import { readSettings } from '../config/readSettings.ts';
import { greeting } from './greeting.ts';
import type { Greeted } from './greeting.ts';
import { surroundings } from '../config/surroundings.ts';
import { serve } from './serve.ts';
import { onSignal, survive } from './signals.ts';
import { runWorker } from './workers/worker.ts';

/** `tributary serve` as a process: says where it listens, and stops on a signal. */
export async function runServe(): Promise<void> {
  if (cluster.isWorker) await runWorker();
  else process.stdout.write(greeting(await start()));
}

async function start(): Promise<Greeted> {
  const settings = readSettings(surroundings());
  if (settings.workers === null) {
    const serving = await serve(process.env, process.cwd());
    onSignal(async () => serving.stop());
    survive(serving);
    return serving;
  }
  const { runPrimary } = await import('./workers/primary.ts');
  let code = 1;
  cluster.once('exit', (_worker, itsOwn) => (code = itsOwn || 1));
  const url = await runPrimary(settings, settings.workers);
  // A worker has said why.
  if (url === null) process.exit(code);
  return { url, settings };
}
