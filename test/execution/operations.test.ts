import { setImmediate as turn } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { GraphQLResolveInfo } from 'graphql';
import { describe, expect, it } from 'vitest';
import { both, same, schema } from './zoo.ts';

const shapes = [
  '{ cat { a: name b: name name } }',
  '{ cat { name } cat { id name } cat { ... { friend { id } } friend { name id } } }',
  '{ cat { friend { name } ...F } } fragment F on Cat { id friend { id ... on Dog { barks } name } name }',
  '{ things { ... on Named { name } ... on Stone { weight } __typename ... on Being { id } } }',
  '{ things { ...A ...B } } fragment A on Thing { ... on Cat { name ...C } } fragment B on Thing { ...C ... on Dog { barks ...C } } fragment C on Being { id __typename }',
  '{ things { ... on Cat { same } ... on Dog { other: same } ...on Stone { same: weight } } }',
  '{ being { __typename ... on Dog { friend { __typename ... on Cat { lives lives3: lives(of: 3) } } } } }',
  '{ nameds { ... on Cat { x: name } ... on Dog { x: name } t: __typename id } }',
  '{ constructor: cat { toString: name hasOwnProperty: id then: name toJSON: id valueOf: name length: id } }',
  '{ __proto__: cat { name } cat { name } }',
  '{ cat { __proto__: name name } __typename: __typename }',
  '{ whole: cat { v0: name f0: id run: name source: id path: name from: id missing: name later: id value: id error: name } }',
  '{ class: cat { var: name let: id await: name null1: id arguments: name eval: id get: name set: id async: name } }',
  '{ cat { name @skip(if: true) } }',
  '{ cat { ...on Dog { name } } }',
  '{ ...R ...R } fragment R on Query { cat { ...N ...N } } fragment N on Named { name }',
  '{ __schema { types { name } __typename } __type(name: "Nope") { name } t: __type(name: "Colour") { enumValues(includeDeprecated: true) { name } } }',
  '{ sure { name friend { name } } }',
  'mutation { a b c { name } __typename d { id } }',
  'subscription { a }',
  'query A { cat { id } } query B { cat { name } }',
];

const conditions = [
  'query ($a: Boolean!, $b: Boolean!) { cat { name @skip(if: $a) id @include(if: $b) name } }',
  'query ($a: Boolean!, $b: Boolean!) { cat { name @skip(if: $a) @include(if: $b) id @include(if: $a) @skip(if: $b) } }',
  'query ($a: Boolean!, $b: Boolean!) { cat { ...F @skip(if: $a) ...F @include(if: $b) id } } fragment F on Cat { name friend { id } }',
  'query ($a: Boolean!, $b: Boolean!) { cat { ... @include(if: $a) { name } ... on Cat @skip(if: $b) { id name } } }',
  'query ($a: Boolean!, $b: Boolean!) { cat @include(if: $a) { name } cat @include(if: $b) { id } }',
  'query ($a: Boolean!, $b: Boolean = true) { ...G @skip(if: $b) } fragment G on Query { cat { id @skip(if: $a) } }',
  'query ($a: Boolean = false, $b: Boolean!) { cat { friend @skip(if: $a) { name @skip(if: $b) } } sure @include(if: $a) { id } }',
  'query ($a: Boolean!, $b: Boolean!) { things { ... on Cat @include(if: $a) { name } ... on Stone @skip(if: $b) { weight @skip(if: $a) } } }',
];

describe('selections', () => {
  it.each(shapes)('%s', async (query) => {
    await same(query);
    await same(query, {}, { operationName: 'A' });
    await same(query, {}, { operationName: 'B' });
    await same(query, {}, { operationName: '' });
  });

  it.each(conditions)('%s', async (query) => {
    for (const a of [true, false, null, undefined, 'true', 1])
      for (const b of [true, false, null, undefined]) await same(query, { a, b });
  });
});

type Step = () => unknown;

const steps: Record<string, Step> = {
  'gives a number': () => 1,
  'gives one later': async () => 2,
  'gives nothing': () => null,
  'gives nothing later': async () => undefined,
  throws: () => {
    throw new Error('no');
  },
  rejects: async () => Promise.reject(new Error('no')),
  'gives an error': () => new Error('no'),
};

describe('mutations', () => {
  it.each(Object.keys(steps))(
    'one of which %s run in order, and none after one that leaves no data',
    async (name) => {
      for (const query of [
        'mutation ($n: Int) { first: a(n: 1) a(n: $n) last: b(n: 3) }',
        'mutation { first: a b last: a }',
        'mutation { first: a d { name } c { name } last: a }',
        'mutation { c { name } __typename b ...M } fragment M on Mutation { b a @skip(if: true) again: b }',
      ]) {
        const logs: string[][] = [];
        const rootValue = () => {
          const log: string[] = [];
          logs.push(log);
          const step =
            (own: string, act: Step | undefined) =>
            async (_args: unknown, _context: unknown, info: { path: { key: unknown } }) => {
              log.push(`${own} ${String(info.path.key)} begins`);
              await turn();
              log.push(`${own} ends`);
              return act?.();
            };
          const now = (own: string, act: Step | undefined) => () => {
            log.push(own);
            return act?.();
          };
          const act = steps[name];
          return {
            a: step('a', () => 1),
            b: now('b', act),
            c: step('c', () => ({ name: act })),
            d: step('d', () => ({ name: act })),
          };
        };
        const { ours, expected } = await both.answer({ query, root: rootValue, variableValues: { n: 2 } });
        expect(ours, query).toBe(expected);
        expect(logs[1], query).toEqual(logs[0]);
      }
    },
  );
});

it('tells resolvers the same of where they are', async () => {
  const told: string[][] = [];
  const root = () => {
    const lines: string[] = [];
    told.push(lines);
    const tell = function (this: unknown, args: object, context: unknown, info: GraphQLResolveInfo) {
      const { fieldNodes, parentType, returnType, path, fragments, operation, variableValues, rootValue } =
        info;
      const nodes = fieldNodes.map(({ loc }) => loc?.start);
      const types = `${String(parentType)} ${String(returnType)} ${info.schema === schema}`;
      const keys = [
        Object.keys(info),
        Object.keys(fragments),
        Object.getPrototypeOf(fragments),
        operation.name?.value,
      ];
      const its = [
        this === undefined,
        args,
        Object.getPrototypeOf(args),
        variableValues,
        typeof rootValue,
        context,
      ];
      lines.push(inspect([info.fieldName, nodes, types, path, keys, its], { depth: 9 }));
      return null;
    };
    const cat = { __typename: 'Cat', id: 1, name: 'Felix', lives: tell, colour: tell, friend: tell };
    return {
      echo: tell,
      cat: { ...cat, friend: async () => cat },
      nameds: [cat, Promise.resolve(cat)],
      things: tell,
    };
  };
  const query = `query Told($of: Int = 4, $no: Int) {
    echo(int: $no, wish: { name: "x" }) things { __typename }
    cat { lives lives friend { ...F } ...F again: lives(of: $of) }
    nameds { ...F ... on Cat { colour } }
  } fragment F on Named { friend { id } ... on Cat { colour lives5: lives(of: 5) } }`;
  const { ours, expected } = await both.answer({ query, root, contextValue: 'context', variableValues: {} });
  expect(ours).toBe(expected);
  expect(told[1]).toEqual(told[0]);
  expect(told[0]?.length).toBeGreaterThan(10);
});
