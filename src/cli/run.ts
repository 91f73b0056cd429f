import cluster from 'node:cluster';
import { ConfigError } from '../config/faults.ts';
import { readSettings } from '../config/readSettings.ts';
import { home } from './home.ts';
import { serve } from './serve.ts';
import type { Serving } from './serve.ts';
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

type Greeted = Pick<Serving, 'url' | 'settings'>;

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

function greeting({ url, settings }: Greeted): string {
  const data = settings.embedded
    ? 'Nothing is configured: the data are invented by the embedded cloud.\n'
    : '';
  const token = settings.callers.kind === 'keystone' ? '-H "x-auth-token: $TOKEN" ' : '';
  const query = '{ nodes(first: 3) { nodes { id introspection { state } inventory { cpu { count } } } } }';
  return `
Tributary listens on ${url}/graphql
${data}
Try:
  curl -s ${url}/graphql ${token}-H 'content-type: application/json' -d '${JSON.stringify({ query })}'

`;
}
