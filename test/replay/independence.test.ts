import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const embedded = new URL('../../src/embedded', import.meta.url).pathname;
const recorded = new URL('captures', import.meta.url).pathname;

const contents = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

it('finds no recorded id or password in the embedded cloud, and no way to the recordings', () => {
  const known = /\b([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}|lab-[\w-]+)\b/g;
  const ids = new Set(contents(recorded, '.json').flatMap((text) => text.match(known) ?? []));
  expect(ids.size).toBeGreaterThan(300);
  const sources = contents(embedded, '.ts').join('\n');
  expect([...ids].filter((id) => sources.includes(id))).toEqual([]);
  expect(sources).not.toMatch(/captures|from '(\.\.\/)+test/);
});
