import { printCloud, startEmbeddedCloud } from '../embedded/cloud.ts';
import { ConfigError } from '../config/faults.ts';
import { listening } from './refuse.ts';
import { onSignal } from './signals.ts';

const defaultPort = 4100;

/** `tributary cloud`: the embedded cloud alone, and the lines that lead a shell to it. */
export async function runCloud(): Promise<void> {
  const basePort = Number(process.env['CLOUD_PORT'] ?? defaultPort);
  if (!Number.isInteger(basePort) || basePort < 1 || basePort > 65_500) {
    const wrong = 'is no port number that others can follow';
    throw new ConfigError([{ place: 'CLOUD_PORT', wrong, remedy: `write for example ${defaultPort}` }]);
  }
  const cloud = await listening('CLOUD_PORT', startEmbeddedCloud({ basePort }));
  process.stdout.write(`${printCloud(cloud)}\n`);
  onSignal(async () => cloud.close());
}
