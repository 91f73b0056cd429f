import { join, resolve } from 'node:path';

/** Makes paths absolute that stand in `folder`'s files or variables; `~/` is the home. */
export function pathsFrom(folder: string, home: string): (path: string) => string {
  return (path) => (path.startsWith('~/') ? join(home, path.slice(2)) : resolve(folder, path));
}
