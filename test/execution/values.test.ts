import { buildSchema, GraphQLError } from 'graphql';
import { expect, it } from 'vitest';
import { Both } from './compare.ts';

const leaves = 'int float string boolean id colour any'.split(' ');
const text = `
  scalar Any
  enum Colour { RED GREEN }
  type Leaves { ${['', 's'].map((many) => leaves.map((name) => `${name}${many}: ${typed(name, many)} sure_${name}${many}: ${typed(name, many)}!`).join('\n')).join('\n')} it: Leaves sureIt: Leaves! its: [Leaves] sureIts: [Leaves!]! nested: [[Int!]]! }
  type Query { it: Leaves its: [Leaves] }
`;

function typed(name: string, many: string): string {
  const type = name === 'id' ? 'ID' : `${name[0]?.toUpperCase()}${name.slice(1)}`;
  return many === 's' ? `[${type}!]` : type;
}

type Make = () => unknown;

/** Where a value stands: alone, where it may not be missing, in lists, and with something beside it that is late. */
const places: Record<
  string,
  { query: (name: string) => string; root: (name: string, make: Make) => unknown }
> = {
  'a field': {
    query: (name) => `{ it { string ${name} a: ${name} float } }`,
    root: (name, make) => ({ it: { string: 'a', float: 1, [name]: make() } }),
  },
  'a field that must be there': {
    query: (name) => `{ it { it { string sure_${name} float } string } }`,
    root: (name, make) => ({
      it: { it: { string: Promise.resolve('a'), [`sure_${name}`]: make() }, string: 'b' },
    }),
  },
  'a field that must be there, of something that must': {
    query: (name) => `{ its { string sureIt { late: string sure_${name} } } it { string } }`,
    root: (name, make) => ({
      its: [{ string: 'a', sureIt: { string: refused(new Error('beside')), [`sure_${name}`]: make() } }, {}],
    }),
  },
  'a list': {
    query: (name) => `{ it { ${name}s string } }`,
    root: (name, make) => ({ it: { [`${name}s`]: make(), string: 'a' } }),
  },
  'an item': {
    query: (name) => `{ its { it { ${name}s } sure_${name}s } }`,
    root: (name, make) => ({
      its: [{ it: { [`${name}s`]: [1, make(), 'RED'] }, [`sure_${name}s`]: ['1', true] }],
    }),
  },
  'an item of a list that must be there': {
    query: (name) => `{ its { string sure_${name}s } }`,
    root: (name, make) => ({ its: [{ string: 'a', [`sure_${name}s`]: [make()] }] }),
  },
  'an object': {
    query: () => '{ its { string } it { it { string } } }',
    root: (_name, make) => ({ its: [null, { string: 'a' }, make()], it: { it: { string: 'b' } } }),
  },
  ...Object.fromEntries(
    ['sureIt { string }', 'its { string }', 'sureIts { string }', 'nested'].map((field) => [
      field,
      {
        query: () => `{ its { string } it { int ${field} } }`,
        root: (_name: string, make: Make) => ({ it: { int: 1, [field.split(' ')[0] ?? '']: make() } }),
      },
    ]),
  ),
  'an item of items': {
    query: () => '{ it { nested } }',
    root: (_name, make) => ({ it: { nested: [[1], [2, make()], [3]] } }),
  },
};

const values: Record<string, () => unknown> = {
  undefined: () => undefined,
  null: () => null,
  NaN: () => Number.NaN,
  Infinity: () => Number.POSITIVE_INFINITY,
  '-0': () => -0,
  fraction: () => 1.5,
  'whole as float': () => 3.0,
  '2^31': () => 2 ** 31,
  '-2^31': () => -(2 ** 31),
  '2^53': () => 2 ** 53,
  'big int': () => 12n,
  'huge int': () => 10n ** 400n,
  'text of a number': () => '12',
  'empty text': () => '',
  true: () => true,
  'boxed number': (): unknown => Object(7),
  'boxed text': (): unknown => Object('seven'),
  'boxed boolean': (): unknown => Object(false),
  symbol: () => Symbol('s'),
  date: () => new Date(0),
  'invalid date': () => new Date(Number.NaN),
  RED: () => 'RED',
  'no colour': () => 'BLUE',
  'toString of a prototype': () => 'toString',
  list: () => [1, 2],
  'list with holes': () => [1, , 'RED'],
  set: () => new Set(['RED', 'GREEN']),
  'typed array': () => new Uint8Array([1, 2]),
  map: () => new Map([[1, 2]]),
  'array-like': () => ({ length: 1, 0: 'RED' }),
  generator: () =>
    (function* () {
      yield 'RED';
      yield Promise.resolve('GREEN');
    })(),
  'generator that throws': () =>
    (function* () {
      yield 'RED';
      throw new Error('stuck');
    })(),
  'bad iterator': () => ({ [Symbol.iterator]: () => 7 }),
  'no iterator': () => ({ [Symbol.iterator]: 7 }),
  'async iterable': () =>
    (async function* () {
      yield 'RED';
    })(),
  'object with toJSON': () => ({ toJSON: () => 'json' }),
  'object with valueOf': () => ({ valueOf: () => 'RED' }),
  'object without a prototype': () => ({ __proto__: null, a: 1 }),
  function: () => () => 'RED',
  'function that throws': () => () => {
    throw new Error('no');
  },
  'function that rejects': () => async () => {
    throw new Error('no');
  },
  'function of a function': () => () => () => 'RED',
  class: () => class Red {},
  error: () => new Error('as a value'),
  'located error': () => new GraphQLError('placed', { path: ['a', 1] }),
  'error with nodes': () => Object.assign(new Error('with nodes'), { nodes: [], positions: [1] }),
  'error of no words': () => new Error(),
  'thing like an error': () => ({ name: 'Error', message: 'no', stack: '' }),
  promise: () => Promise.resolve('RED'),
  'promise of nothing': () => Promise.resolve(),
  'promise of an error': () => Promise.resolve(new Error('kept')),
  'promise of a list of promises': () => Promise.resolve([Promise.resolve('RED'), Promise.resolve(1)]),
  rejection: () => refused(new Error('late')),
  'rejection with a text': () => refused('late'),
  'rejection with nothing': () => refused(undefined),
  'list of rejections': () => [refused(new Error('one')), 'RED', refused(new Error('two'))],
  thenable: () => thenable((done) => done('RED')),
  'thenable that fails': () => thenable((_done, failed) => failed(new Error('late'))),
  'function with then': () =>
    Object.assign(
      () => 'GREEN',
      thenable((done) => done('RED')),
    ),
  'then that is no function': () => ({ then: 'RED' }),
  'then that cannot be read': () => new Unreadable(),
  'a list of one whose then cannot be read': () => ['RED', new Unreadable()],
};

class Unreadable {
  get then() {
    throw new Error('unreadable');
  }
}

function refused(error: unknown): Promise<never> {
  // It is printed where the promise itself is the value, and tells who made it.
  if (error instanceof Error) error.stack = error.message;
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- resolvers do fail with other things
  const promise = Promise.reject(error);
  promise.catch(() => undefined);
  return promise;
}

type Settle = (done: (value: unknown) => void, failed: (error: unknown) => void) => void;

/** An object that can be waited for, as graphql-js wants it: `then` gives another. */
function thenable(settle: Settle): { then: unknown } {
  return {
    then: (done?: (value: unknown) => unknown, failed?: (error: unknown) => unknown) =>
      new Promise(settle).then(done, failed),
  };
}

const both = new Both(buildSchema(text));

it.each(Object.entries(values))('completes as graphql-js does: %s', async (_what, make) => {
  for (const [place, { query, root }] of Object.entries(places)) {
    for (const name of leavesIn(query)) {
      const { ours, expected } = await both.answer({ query: query(name), root: () => root(name, make) });
      expect(ours, `${name}: ${place}`).toBe(expected);
    }
  }
  expect(both.compiled).toBe(Object.values(places).flatMap(({ query }) => leavesIn(query)).length);
});

/** A query that names no leaf is asked once. */
function leavesIn(query: (name: string) => string): readonly string[] {
  return query('int') === query('any') ? leaves.slice(0, 1) : leaves;
}
