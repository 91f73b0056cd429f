import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { structure } from '../schema/structure.ts';
import { inventorySdl } from './inventory.ts';
import { recipe, recipeNames } from './recipe.ts';
import { routers } from './routers.ts';

const docs = readFileSync(new URL('../../docs/federation.md', import.meta.url), 'utf8');
const blocks = (language: string) =>
  [...docs.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(([, text = '']) => text);

it('shows the routers that the tests run', () => {
  const files = ['apolloInProcess', ...routers.map((name) => `behind/${name}`)];
  const run = files.map((file) => readFileSync(new URL(`${file}.ts`, import.meta.url), 'utf8'));
  expect(blocks('ts').toSorted()).toEqual(run.toSorted());
});

it('shows types of the inventory that the tests run', () => {
  const [shown = ''] = blocks('graphql');
  const whole = structure(parse(inventorySdl));
  expect([...structure(parse(shown))].filter((line) => !whole.has(line))).toEqual([]);
});

it('shows the renaming that the tests run', () => {
  expect(blocks('sh')[1]).toBe(`RENAME=${recipe}\n`);
  expect(parseYaml(blocks('yaml')[0] ?? '')).toEqual({ rename: recipeNames });
});
