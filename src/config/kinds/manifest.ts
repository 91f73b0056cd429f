import { readFileSync } from 'node:fs';
import { isObject } from '../../json/read.ts';
import type { Kind } from '../declaration.ts';
import { word } from './words.ts';

/** Documents by their ids. */
export type Manifest = ReadonlyMap<string, string>;

/**
 * The path of a manifest: `{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [{"id", "body", …}]}`, or
 * an object of texts by id, as relay-compiler writes.
 */
export const manifest: Kind<Manifest> = word(
  {
    expects: 'the path of a manifest of documents',
    example: './manifest.json',
    schema: { type: 'string', minLength: 1 },
  },
  (raw, { resolve }) => {
    try {
      return documentsIn(JSON.parse(readFileSync(resolve(raw), 'utf8')));
    } catch {
      return undefined; // no file, or no JSON
    }
  },
);

function documentsIn(content: unknown): Manifest | undefined {
  if (!isObject(content)) return undefined;
  const entries = Array.isArray(content['operations'])
    ? content['operations'].map((one: unknown) => (isObject(one) ? [one['id'], one['body']] : []))
    : Object.entries(content);
  const pairs = entries.flatMap(([id, text]) =>
    typeof id === 'string' && typeof text === 'string' ? [[id, text] as const] : [],
  );
  return pairs.length > 0 && pairs.length === entries.length ? new Map(pairs) : undefined;
}
