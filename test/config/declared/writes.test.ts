import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { mutations } from '../../../src/config/declared/writes.ts';
import { faults, openPlace, read } from '../support.ts';

const some = ['createCheckpoint', 'deleteCheckpoint'];
const OS_AUTH_URL = 'http://127.0.0.1:5000';

it('knows the mutations of the schema', () => {
  const files = readdirSync('schema').filter((name) => name.endsWith('.graphql'));
  const definitions = files.flatMap((name) => parse(readFileSync(`schema/${name}`, 'utf8')).definitions);
  const names = definitions.flatMap((definition) =>
    'name' in definition && definition.name?.value === 'Mutation' && 'fields' in definition
      ? (definition.fields ?? []).map((field) => field.name.value)
      : [],
  );
  expect(new Set(mutations)).toEqual(new Set(names));
});

it('may be all, none or some', () => {
  expect(read({}).writes).toEqual({ allowed: null, byRole: null });
  expect(read({ WRITES: 'none' }).writes.allowed).toEqual([]);
  expect(read({ WRITES: some.join(', ') }).writes.allowed).toEqual(some);
  expect(openPlace({ 'tributary.yaml': `writes: [${some.join()}]` }).read().writes.allowed).toEqual(some);
});

it('may differ by role', () => {
  const byRole = { admin: null, member: some, 'read-only': [] };
  const text =
    'writes_by_role: { admin: all, member: [createCheckpoint, deleteCheckpoint], read-only: none }';
  expect(openPlace({ 'tributary.yaml': text }).read({ OS_AUTH_URL }).writes.byRole).toEqual(byRole);
  const WRITES_BY_ROLE = 'admin=all; member=createCheckpoint,deleteCheckpoint; read-only=none';
  expect(read({ OS_AUTH_URL, WRITES_BY_ROLE }).writes.byRole).toEqual(byRole);
  expect(faults({ WRITES_BY_ROLE })).toEqual([
    expect.stringMatching(/^WRITES_BY_ROLE: anonymous callers have no roles/),
  ]);
});

it.each(['createCheckpiont', 'all,none', 'createCheckpoint,'.repeat(2) + 'x'])('is not %s', (WRITES) => {
  expect(faults({ WRITES })).toEqual([
    expect.stringContaining('is not all, none or a list of startIntrospection'),
  ]);
});
