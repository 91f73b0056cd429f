import { dirname } from 'node:path';
import type { Found, Setting } from '../declaration.ts';
import type { Fault } from '../faults.ts';
import { at, isMap } from '../raw.ts';
import type { Layer } from './layers.ts';
import { pathsFrom } from './paths.ts';
import { nearest } from './spelling.ts';
import type { YamlFile } from './yamlFile.ts';

/** Where `setting` may stand in the file, and whether it names a file there. */
export function keysOf({ path, kind }: Setting): { path: string; inFile: boolean }[] {
  if (path === null) return [];
  return [{ path, inFile: false }, ...(kind.secret ? [{ path: `${path}_file`, inFile: true }] : [])];
}

/** Settings from tributary.yaml; paths in it are relative to it. */
export function yamlLayer(file: YamlFile, home: string): Layer {
  const resolve = pathsFrom(dirname(file.path), home);
  const find = (setting: Setting): Found[] =>
    keysOf(setting).flatMap(({ path, inFile }) => {
      const keys = path.split('.');
      const raw = at(file.content, keys);
      return raw === undefined ? [] : [{ raw, inFile, place: `${file.placeOf(keys)} ${path}`, resolve }];
    });
  return { find };
}

/** Keys of the file that are no settings. */
export function misspeltKeys(file: YamlFile, settings: readonly Setting[]): Fault[] {
  const known = settings.flatMap(keysOf).map(({ path }) => path);
  return unknownKeys(file, new Set(known), []);
}

function unknownKeys(file: YamlFile, known: ReadonlySet<string>, section: readonly string[]): Fault[] {
  const content = at(file.content, section);
  if (!isMap(content)) return section.length === 0 || content === undefined ? [] : [noSection(file, section)];
  return Object.keys(content).flatMap((key) => {
    const keys = [...section, key];
    const path = keys.join('.');
    if (known.has(path)) return [];
    if ([...known].some((name) => name.startsWith(`${path}.`))) return unknownKeys(file, known, keys);
    const meant = meantBy(path, known);
    const remedy = meant === null ? 'take it away' : `did you mean ${meant}?`;
    return [{ place: `${file.placeOf(keys)} ${path}`, wrong: 'is not a setting', remedy }];
  });
}

function noSection(file: YamlFile, section: readonly string[]): Fault {
  const place = `${file.placeOf(section)} ${section.join('.')}`;
  return {
    place,
    wrong: 'is a section of settings, not a value',
    remedy: 'put its settings under it, indented',
  };
}

/** The nearest setting, whatever the capitals; else the section or setting that ends in the same word. */
function meantBy(path: string, known: ReadonlySet<string>): string | null {
  const snake = path.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
  const sections = [...known].map((name) => name.slice(0, name.lastIndexOf('.'))).filter(Boolean);
  const last = snake.slice(snake.lastIndexOf('.') + 1);
  const elsewhere = [...known].filter((name) => name.endsWith(`.${last}`));
  return nearest(snake, [...known, ...sections]) ?? (elsewhere.length === 1 ? (elsewhere[0] ?? null) : null);
}
