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

/** Folders and files by their floor, as docs/architecture.md draws them; a line without a number goes on with the one above. */
const floors = new Map<string, number>();
let floor = 0;
for (const line of drawn().split('\n')) {
  floor = Number(/^ (\d) /.exec(line)?.[1] ?? floor);
  for (const [name] of line.matchAll(/(?<= )[\w/*]+(?:\.ts|\/)(?= |$)/g)) floors.set(name, floor);
}

function drawn(): string {
  const page = readFileSync(new URL('../docs/architecture.md', import.meta.url), 'utf8');
  return /## Floors[^]*?```\n([^]*?)```/.exec(page)?.[1] ?? '';
}

/** By its own name, or that of the nearest folder that has a floor. */
function floorOf(file: string): number | undefined {
  const name = file.replace(/^connectors\/\w+\//, 'connectors/*/');
  const folder = /^(?:connectors\/\*|\w+)\//.exec(name)?.[0] ?? '';
  return floors.get(name) ?? floors.get(folder);
}

const standsApart = (file: string) => /^(?:embedded|clients)\//.test(file);

describe('imports', () => {
  it('reads them at all', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(offenders((_file, name) => name === 'transport/transport.ts').length).toBeGreaterThan(4);
  });

  it('lead down only, on the floors of docs/architecture.md', () => {
    expect(floors.size).toBeGreaterThan(40);
    expect(
      files.map(({ file }) => file).filter((file) => !standsApart(file) && floorOf(file) === undefined),
    ).toEqual([]);
    expect(offenders((file, name) => (floorOf(name) ?? 0) > (floorOf(file) ?? 9))).toEqual([]);
  });

  it('of what runs in browsers stay there', () => {
    expect(
      offenders(
        (file, name) => file.startsWith('clients/') && name.endsWith('.ts') && !name.startsWith('clients/'),
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

  it('of the embedded cloud stay in it, and few lead to it', () => {
    const inside = (name: string) => name.startsWith('embedded/');
    const mayLeadIn = (file: string) => inside(file) || /^cli\/|^(?:index|settled)\.ts$/.test(file);
    expect(offenders((file, name) => inside(file) && name.endsWith('.ts') && !inside(name))).toEqual([]);
    expect(offenders((file, name) => inside(name) && !mayLeadIn(file))).toEqual([]);
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

/** Types that only the declarations of the packed library name. */
const declared = ['FieldOptions', 'Pages', 'NodesArguments', 'ProvidersArguments', 'Pools'];

it('exports nothing that no other file takes', () => {
  const outside = ['test', 'bench', 'explorer', 'examples'].flatMap((folder) => textsIn(`../${folder}`));
  const mappers = readFileSync(new URL('../codegen.yml', import.meta.url), 'utf8');
  const taken = new Set(
    [...files.map(({ text }) => text), ...outside]
      .flatMap((text) => [
        ...text.matchAll(/(?:import|export|const)(?: type)? \{([^}]*)\}|\bimport\([^)]*\)\)?\.(\w+)/g),
      ])
      .flatMap(([, names = '', name = '']) => [
        name,
        ...names.split(',').map((one) => one.trim().split(' as ')[0] ?? ''),
      ]),
  );
  for (const [, name = ''] of mappers.matchAll(/\.ts#(\w+)/g)) taken.add(name);
  const exported = files.flatMap(({ file, text }) =>
    [...text.matchAll(/^export (?:async )?(?:function|const|class|interface|type) (\w+)/gm)].map(
      ([, name = '']) => ({
        file,
        name,
      }),
    ),
  );
  expect(exported.length).toBeGreaterThan(400);
  expect(exported.filter(({ name }) => !taken.has(name) && !declared.includes(name))).toEqual([]);
});

function textsIn(folder: string): string[] {
  const top = new URL(`${folder}/`, import.meta.url);
  return readdirSync(top, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : textsIn(`${folder}/${entry.name}`);
    return /\.tsx?$/.test(entry.name) ? [readFileSync(new URL(entry.name, top), 'utf8')] : [];
  });
}
