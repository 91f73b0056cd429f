import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isObject } from '../src/json/read.ts';

const text = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

function json(file: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text(file));
  return isObject(value) ? value : {};
}

const object = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {});
const page = text('docs/dependencies.md');
const manifest = json('package.json');
const lock = Object.entries(object(json('package-lock.json')['packages'])).map(
  ([path, entry]) => [path, object(entry)] as const,
);
const production = lock.filter(([path, { dev }]) => path !== '' && dev !== true);
const allowed = /^CI lists [^:]*: ([^]*?)\. All/m.exec(page)?.[1]?.split(/,\s+/) ?? [];

/** What one has to accept of an expression such as `(MIT AND BSD-3-Clause)`. */
const parts = (licence: unknown) => String(licence).replace(/[()]/g, '').split(' AND ');

describe('docs/dependencies.md', () => {
  it('has a line for each production dependency, and no other', () => {
    const rows = [...page.matchAll(/^\| `([^`]+)`\s*\|\s*(\S.{9,}?)\s*\|$/gm)];
    const installed = { ...object(manifest['dependencies']), ...object(manifest['peerDependencies']) };
    expect(rows.map(([, name]) => name)).toEqual(Object.keys(installed).sort());
  });

  it('states how many packages production installs', () => {
    expect(page).toContain(`\n${production.length} packages are installed`);
  });

  it('names every package with an install script', () => {
    const scripted = production.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    expect(scripted.map(([path]) => path)).toEqual(['node_modules/@apollo/protobufjs']);
  });
});

describe('the lock file', () => {
  it('holds only licences that are listed', () => {
    expect(allowed.length).toBeGreaterThan(5);
    const others = production.filter(
      ([, { license }]) => !parts(license).every((id) => allowed.includes(id)),
    );
    expect(others.map(([path, { license }]) => `${path}: ${String(license)}`)).toEqual([]);
  });

  it('pins each package by its hash, and none to a registry’s address', () => {
    expect(lock.filter(([path, { integrity }]) => path !== '' && typeof integrity !== 'string')).toEqual([]);
    expect(lock.filter(([, entry]) => 'resolved' in entry)).toEqual([]);
  });
});
