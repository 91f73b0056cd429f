import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isObject } from '../transport/read.ts';

/** The only documents that are served. */
export interface AllowList {
  /** A document's text by the id that the manifest gives it, or by its SHA-256 in hexadecimal. */
  byId(id: string): string | undefined;
  /** Whether a document with this SHA-256 is on it. */
  has(hash: string): boolean;
}

/**
 * Reads a manifest: `{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [{"id", "body", …}]}`, or an
 * object of texts by id, as relay-compiler writes. Throws where it is neither.
 */
export function readAllowList(path: string): AllowList {
  const documents = documentsIn(JSON.parse(readFileSync(path, 'utf8')));
  if (documents === null || documents.length === 0) throw new Error(`${path} is no manifest of documents`);
  const byHash = new Map(documents.map(([, text]) => [sha256(text), text]));
  const byName = new Map(documents);
  return {
    byId: (id) => byName.get(id) ?? byHash.get(id),
    has: (hash) => byHash.has(hash),
  };
}

function documentsIn(manifest: unknown): readonly (readonly [string, string])[] | null {
  if (!isObject(manifest)) return null;
  const entries = Array.isArray(manifest['operations'])
    ? manifest['operations'].map((one: unknown) => (isObject(one) ? [one['id'], one['body']] : []))
    : Object.entries(manifest);
  const pairs = entries.flatMap(([id, text]) =>
    typeof id === 'string' && typeof text === 'string' ? [[id, text] as const] : [],
  );
  return pairs.length === entries.length ? pairs : null;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
