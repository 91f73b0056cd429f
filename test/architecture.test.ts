import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('generated/'))
  .map((file) => ({ file, text: readFileSync(join(src, file), 'utf8') }));

const importsOf = ({ file, text }: { file: string; text: string }) =>
  [...text.matchAll(/from '([^']+)'|import\('([^']+)'\)/g)].map(([, fixed, late]) => {
    const name = fixed ?? late ?? '';
    return name.startsWith('.') ? normalize(join(dirname(file), name)) : name;
  });

const offenders = (wrong: (file: string, imported: string) => boolean) =>
  files.flatMap((one) =>
    importsOf(one)
      .filter((name) => wrong(one.file, name))
      .map((name) => `${one.file} takes ${name}`),
  );

const connectorOf = (file: string) => /^connectors\/(\w+)\//.exec(file)?.[1];
const ground = /^(?:transport|auth|batching|config)\/|^(?:errors|ids|connection)\.ts$/;

describe('imports', () => {
  it('reads them at all', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(offenders((_file, name) => name === 'transport/transport.ts').length).toBeGreaterThan(4);
  });

  it('of the ground floor lead no higher', () => {
    expect(
      offenders(
        (file, name) =>
          ground.test(file) &&
          /^(?:connectors|links|execution|limits|cli|http|gateway|embedded)\b/.test(name),
      ),
    ).toEqual([]);
  });

  it('of one connector lead to no other', () => {
    expect(
      offenders(
        (file, name) =>
          connectorOf(file) !== undefined &&
          connectorOf(name) !== undefined &&
          connectorOf(file) !== connectorOf(name),
      ),
    ).toEqual([]);
  });

  it('of the embedded cloud stay in it', () => {
    expect(
      offenders(
        (file, name) => file.startsWith('embedded/') && name.endsWith('.ts') && !name.startsWith('embedded/'),
      ),
    ).toEqual([]);
  });

  it('go round in no circle', () => {
    const taken = new Map(
      files.map((one) => [one.file, importsOf(one).filter((name) => name.endsWith('.ts'))]),
    );
    const circles: string[] = [];
    const done = new Set<string>();
    const visit = (file: string, way: readonly string[]) => {
      if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' > '));
      if (way.includes(file) || done.has(file)) return;
      for (const next of taken.get(file) ?? []) visit(next, [...way, file]);
      done.add(file);
    };
    for (const file of taken.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });

  it.each([
    ['undici', /^transport\//],
    ['dataloader', /^batching\//],
    ['@opentelemetry/', /^telemetry\/trace/],
  ])('of %s are in one place', (library, place) => {
    expect(offenders((file, name) => name.startsWith(library) && !place.test(file))).toEqual([]);
  });

  it('of the libraries for traces come into being only when traces are wanted', () => {
    const early = files.filter(({ text }) => /from '(?:\.\.?\/)+(?:telemetry\/)?traces\.ts'/.test(text));
    expect(early.map(({ file }) => file)).toEqual([]);
  });
});

it('reads the environment in config and cli alone', () => {
  const readers = files.filter(
    ({ file, text }) => /process\.env\b/.test(text) && !/^(?:config|cli)\//.test(file),
  );
  expect(readers.map(({ file }) => file)).toEqual([]);
});
