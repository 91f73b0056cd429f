import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ConfigError } from '../../src/config/faults.ts';
import { readSettings } from '../../src/config/readSettings.ts';
import type { Settings } from '../../src/config/settings.ts';

export type Env = Record<string, string>;

/** A working directory of its own, with the home directory `home` in it. */
export interface Place {
  readonly cwd: string;
  /** Writes a file and gives its path. */
  write(name: string, text: string): string;
  read(env?: Env, embedded?: Env): Settings;
  /** The lines of the fault message; none when all is well. */
  faults(env?: Env): string[];
}

export function openPlace(files: Readonly<Record<string, string>> = {}): Place {
  const cwd = mkdtempSync(join(tmpdir(), 'tributary-config-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  const place: Place = {
    cwd,
    write(name, text) {
      const path = join(cwd, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      return path;
    },
    read: (env = {}, embedded) => readSettings({ env, embedded, cwd, home: join(cwd, 'home') }),
    faults(env) {
      try {
        place.read(env);
        return [];
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        return error.message
          .replaceAll(`${cwd}/`, '')
          .split('\n')
          .slice(1)
          .map((line) => line.trim());
      }
    },
  };
  for (const [name, text] of Object.entries(files)) place.write(name, text);
  return place;
}

/** Settings from variables alone. */
export const read = (env: Env, embedded?: Env) => openPlace().read(env, embedded);
export const faults = (env: Env) => openPlace().faults(env);
