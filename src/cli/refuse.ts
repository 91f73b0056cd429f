import { ConfigError } from '../config/faults.ts';

/** A configuration that cannot be used ends the process with one message and the exit code 2; anything else is thrown on. */
export function refuse(error: unknown): never {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}

/** What comes of listening; a ConfigError where `place` names an address that cannot be had. */
export async function listening<T>(place: string, outcome: Promise<T>): Promise<T> {
  try {
    return await outcome;
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    const remedy = 'name an address of this machine, and a port that is free';
    throw new ConfigError([{ place, wrong: `cannot be listened on: ${error.message}`, remedy }]);
  }
}
