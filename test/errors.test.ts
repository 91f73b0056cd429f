import { readFileSync } from 'node:fs';
import { isEnumType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../src/config/readSettings.ts';
import { errorCodes } from '../src/errors.ts';
import { buildSchema } from '../src/schema/build.ts';

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const codes = Object.keys(errorCodes).sort();
const docs = read('docs/errors.md');

describe('the error codes', () => {
  it('are those of docs/errors.md, each once', () => {
    const headings = [...docs.matchAll(/^### (\S+)$/gm)].map(([, code]) => code);
    expect(headings.sort()).toEqual(codes);
  });

  it('are those of the description of Query', () => {
    const [, list = ''] =
      /`extensions\.code` is one of these:\n([\s\S]*?)\n\n/.exec(read('schema/base.graphql')) ?? [];
    const named = [...list.matchAll(/`([A-Z_]+)`/g)].map(([, code]) => code);
    expect([...new Set(named)].sort()).toEqual(codes);
  });
});

it('tells the outcomes of mutations as the schema has them', () => {
  const { writes } = readSettings({ env: {}, cwd: '/nowhere', home: '/nowhere', embedded: {} });
  const type = buildSchema({ settings: writes, audit: () => undefined }).getType('MutationErrorCode');
  const values = isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
  const table = [...docs.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, code]) => code);
  expect(table).toEqual(values);
});
