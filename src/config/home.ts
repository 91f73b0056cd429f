import { homedir } from 'node:os';

/** The user's home directory; `/` for a user whom the system does not know, as in a container. */
export function home(): string {
  try {
    return homedir();
  } catch {
    return '/';
  }
}
