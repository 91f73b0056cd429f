import { printCloud, startEmbeddedCloud } from '../embedded/cloud.ts';
import { onSignal } from './signals.ts';

const defaultPort = 4100;

/** `tributary cloud`: the embedded cloud alone, and the lines that lead a shell to it. */
export async function runCloud(): Promise<void> {
  const basePort = Number(process.env['CLOUD_PORT'] ?? defaultPort);
  if (!Number.isInteger(basePort) || basePort < 1 || basePort > 65_500) {
    process.stderr.write(
      'CLOUD_PORT must be a port number: it is the first of several that follow each other.\n',
    );
    process.exit(2);
  }
  const cloud = await startEmbeddedCloud({ basePort });
  process.stdout.write(`${printCloud(cloud)}\n`);
  onSignal(async () => cloud.close());
}
