import { homedir } from 'node:os';
import type { Surroundings } from './openSources.ts';

/** What settings are read from: unless told otherwise, where this process runs. */
export function surroundings(env = process.env, cwd = process.cwd()): Surroundings {
  return { env, cwd, home: home() };
}

/** The user's home directory; `/` for a user whom the system does not know, as in a container. */
function home(): string {
  try {
    return homedir();
  } catch {
    return '/';
  }
}
