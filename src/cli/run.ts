import { ConfigError } from '../config/faults.ts';
import { serve } from './serve.ts';
import type { Serving } from './serve.ts';
import { onSignal } from './signals.ts';

/** `tributary serve` as a process: says where it listens, stops on a signal, and exits with 2 on a bad configuration. */
export async function runServe(): Promise<void> {
  try {
    const serving = await serve(process.env, process.cwd());
    process.stdout.write(greeting(serving));
    onSignal(async () => serving.stop());
    // graphql-js leaves one behind where a list fails while an item of it is on its way: no reason to end all other requests.
    process.on('unhandledRejection', (reason) => serving.unforeseen(reason));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

function greeting({ url, settings }: Serving): string {
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
