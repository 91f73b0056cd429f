import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { readSchemaSettings } from '../../src/config/readSchemaSettings.ts';
import { renameKeys, renameIn } from '../../src/schema/renaming.ts';
import { sdl } from '../../src/schema/build.ts';
import { structure } from './structure.ts';

const names = { Node: 'BareMetalNode', Process: 'LifecycleProcess', 'Query.node': 'bareMetalNode' };
const lines = (text: string) => structure(parse(text));

it('gives new names wherever the old ones stand, and leaves the others alone', () => {
  const before = [...lines(sdl())];
  const after = lines(sdl(null, names));
  const expected = before.map((line) =>
    line
      .replace(/^Query\.node\b/, 'Query.bareMetalNode')
      .replace(/\bNode\b(?!:)/g, 'BareMetalNode')
      .replace(/\bProcess\b/g, 'LifecycleProcess'),
  );
  expect(after).toEqual(new Set(expected));
  expect(after).toContain('Query.bareMetalNode: BareMetalNode');
  expect(after).toContain('NodeEdge.node: BareMetalNode!');
});

it('gives resolvers to the types under their new names', () => {
  const resolvers = { Node: { id: () => 'a' }, Query: { node: () => 1, nodes: () => 2 } };
  const { node, nodes } = resolvers.Query;
  expect(renameKeys(resolvers, names)).toEqual({
    BareMetalNode: resolvers.Node,
    Query: { bareMetalNode: node, nodes },
  });
});

it.each([
  [{ Nodes: 'X' }, 'Nodes is nothing that can be renamed'],
  [{ Query: 'X' }, 'Query is nothing that can be renamed'],
  [{ Node: 'Process' }, 'Process would be there twice'],
  [{ 'Query.node': 'nodes' }, 'Query.nodes would be there twice'],
  [{ Node: 'X', Process: 'X' }, 'X would be there twice'],
  [{ Mutation: 'X' }, 'Mutation is nothing that can be renamed'],
  [{ Node: 'Query' }, 'Query would be there twice'],
  [{ Node: 'Mutation' }, 'Mutation would be there twice'],
  [{ Node: 'String' }, 'String would be there twice'],
  [{ Node: 'Int' }, 'Int would be there twice'],
  [{ Node: '_Any' }, '_Any would be there twice'],
  [{ 'Query.node': '_service' }, 'Query._service would be there twice'],
])('refuses %j in words', (wrong, message) => {
  expect(() => sdl(null, wrong)).toThrow(message);
});

it('changes nothing where nothing is renamed', () => {
  const document = parse(sdl());
  expect(renameIn(document, {})).toBe(document);
});

it.each([
  ['RENAME', 'Node=BareMetalNode, Process = LifecycleProcess,Query.node=bareMetalNode'],
  ['TRIBUTARY_CONFIG', null],
])('is set by %s', (variable, value) => {
  const surroundings = { cwd: import.meta.dirname, home: '/nowhere' };
  const env = { NODE_ENV: 'production', [variable]: value ?? 'renaming.yaml' };
  expect(readSchemaSettings({ ...surroundings, env }).names).toEqual(names);
});

it.each(['Node', 'Mutation.x=y', 'Node=', 'Node=Bare Metal', 'Node=A=B', '=A'])(
  'refuses the setting %j',
  (value) => {
    const surroundings = { cwd: '/nowhere', home: '/nowhere' };
    expect(() => readSchemaSettings({ ...surroundings, env: { RENAME: value } })).toThrow('RENAME');
  },
);
