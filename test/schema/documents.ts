import { readdirSync, readFileSync } from 'node:fs';
import { concatAST, parse } from 'graphql';
import type { DocumentNode } from 'graphql';

const folder = new URL('../../schema/', import.meta.url);

/** A copy of the public contract as it was agreed on: its structure, without the descriptions. */
export function contract(): DocumentNode {
  return parse(readFileSync(new URL('contract.graphql', import.meta.url), 'utf8'));
}

/** One file of `schema/`, as text. */
export function schemaText(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8');
}

/** All of `schema/`, as one document. */
export function publicSchema(): DocumentNode {
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  return concatAST(files.map((file) => parse(schemaText(file))));
}
