import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlias, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import { isList, rawOf } from '../raw.ts';
import type { Raw } from '../raw.ts';
import type { Fault } from '../faults.ts';

/** A YAML file whose scalars are kept as they are written, so that `012` and `yes` mean what they say. */
export interface YamlFile {
  readonly path: string;
  /** What the file is called in faults. */
  readonly name: string;
  readonly content: Raw;
  /** `file:line` of the last of `keys` that the file has. */
  placeOf(keys: readonly string[]): string;
}

interface YamlProblem {
  readonly faults: readonly Fault[];
}

/** Reads a YAML (or JSON) file whose top is a map. */
export function readYaml(path: string, name: string): YamlFile | YamlProblem {
  const lines = new LineCounter();
  try {
    const text = readFileSync(path, 'utf8');
    const document = parseDocument(text, {
      schema: 'failsafe',
      customTags: ['null'],
      merge: true,
      lineCounter: lines,
      prettyErrors: false,
    });
    const lineAt = (offset: number) => `${name}:${lines.linePos(offset).line}`;
    const faults = [
      ...[...document.errors, ...document.warnings].map(({ code, pos }) => misread(lineAt(pos[0]), code)),
      ...danglingAliases(document).map((offset) => misread(lineAt(offset), 'alias without an anchor')),
    ];
    if (faults.length > 0) return { faults };
    const content = rawOf(document.toJS({ maxAliasCount: 100 }));
    if (typeof content === 'string' ? content !== '' : isList(content))
      return { faults: [fault(name, 'its top is not a map of settings')] };
    return { path, name, content, placeOf: (keys) => lineAt(offsetOf(document, keys)) };
  } catch (error) {
    return { faults: [fault(name, error instanceof Error ? error.message : String(error))] };
  }
}

/** Settings given in code, as if a file in `cwd` had them. */
export function givenInCode(config: object, cwd: string): YamlFile {
  return { path: join(cwd, 'config'), name: 'config', content: rawOf(config), placeOf: () => 'config' };
}

function fault(place: string, problem: string): Fault {
  return { place, wrong: `cannot be read: ${problem}`, remedy: 'see that the file is there and is YAML' };
}

/** YAML's own words may quote the value, which may be a secret; its codes never do. */
function misread(place: string, code: string): Fault {
  const problem = code.toLowerCase().replaceAll('_', ' ');
  return { place, wrong: `cannot be read as YAML: ${problem}`, remedy: 'mend it there, or quote the value' };
}

function danglingAliases(document: Document.Parsed): readonly number[] {
  const offsets: number[] = [];
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document) === undefined) offsets.push(alias.range?.[0] ?? 0);
    },
  });
  return offsets;
}

function offsetOf(document: Document.Parsed, keys: readonly string[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of keys) {
    if (isAlias(node)) node = node.resolve(document);
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && item.key.value === key)
      : undefined;
    if (pair === undefined) break;
    offset = (isScalar(pair.key) ? pair.key.range?.[0] : undefined) ?? offset;
    node = pair.value;
  }
  return offset;
}
