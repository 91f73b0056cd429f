import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pages, rootPath } from './pages.ts';

const page = pages.find((one) => one.page === 'docs/upstreams.md')?.text ?? '';

/** By number; each is a point of a list, up to the next one or the next heading. */
const entries = [...page.matchAll(/^- \*\*(\d+\.\d+) [^]*?(?=^- \*\*|^#|$(?![^]))/gm)].map(
  ([text, number = '']) => ({ number, text }),
);
const numbers = entries.map(({ number }) => number);

const sources = ['src', 'test'].flatMap((folder) =>
  readdirSync(join(rootPath, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);
const named = (text: string, form: RegExp) => [...text.matchAll(form)].map(([, name = '']) => name);

it('has one entry for each number, and each number that a comment cites', () => {
  expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
  const cited = sources.flatMap((file) =>
    named(readFileSync(join(rootPath, file), 'utf8'), /upstreams\.md ((?:\d+\.\d+(?:, )?)+)/g).flatMap(
      (list) => list.match(/\d+\.\d+/g)?.map((number) => ({ file, number })) ?? [],
    ),
  );
  expect(cited.length).toBeGreaterThan(30);
  expect(cited.filter(({ number }) => !numbers.includes(number))).toEqual([]);
});

/** CONTRACT is what these numbers were cited by before. */
it('is the only one that comments cite by number', () => {
  const others = sources.filter((file) => /\bCONTRACT \d/.test(readFileSync(join(rootPath, file), 'utf8')));
  expect(others).toEqual([]);
});

it('names files that there are, in every entry one of src', () => {
  expect(entries.filter(({ text }) => !/`src\/[\w/]+\.ts`/.test(text)).map(({ number }) => number)).toEqual(
    [],
  );
  const files = named(page, /`((?:src|test)\/[\w/.]*)`/g);
  expect(files.filter((file) => !existsSync(join(rootPath, file)))).toEqual([]);
});

it('names exchanges that were recorded', () => {
  const folder = join(rootPath, 'test/replay/captures');
  const recorded = readdirSync(folder).flatMap((file) =>
    named(readFileSync(join(folder, file), 'utf8'), /^ {2}"name": "(.*)",$/gm),
  );
  const cited = named(page, /ecorded:((?:\s+`[^`]+`,?)+)/g).flatMap((list) => named(list, /`([^`]+)`/g));
  expect(cited.length).toBeGreaterThan(50);
  expect(cited.filter((name) => !recorded.includes(name))).toEqual([]);
});

it('refers to entries that there are', () => {
  const referred = named(page, /\(((?:\d+\.\d+(?:, )?)+)\)/g).flatMap((list) => list.split(', '));
  expect(referred.length).toBeGreaterThan(3);
  expect(referred.filter((number) => !numbers.includes(number))).toEqual([]);
});
