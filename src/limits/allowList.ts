import { createHash } from 'node:crypto';
import type { Manifest } from '../config/kinds/manifest.ts';

/** The only documents that are served. */
export interface AllowList {
  /** A document's text by the id that the manifest gives it, or by its SHA-256 in hexadecimal. */
  byId(id: string): string | undefined;
  /** Whether a document with this SHA-256 is on it. */
  has(hash: string): boolean;
}

export function allowListOf(documents: Manifest): AllowList {
  const byHash = new Map([...documents.values()].map((text) => [hashOf(text), text]));
  return {
    byId: (id) => documents.get(id) ?? byHash.get(id),
    has: (hash) => byHash.has(hash),
  };
}

/** As the protocol of persisted queries has it. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
