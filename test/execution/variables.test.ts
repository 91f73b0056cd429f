import { describe, it } from 'vitest';
import { same } from './zoo.ts';

/** As JSON with such a key is parsed: a property like any other. */
function withProto(object: object, value: unknown): Record<string, unknown> {
  return Object.defineProperty({ ...object }, '__proto__', { value, enumerable: true });
}

const given: Record<string, readonly unknown[]> = {
  Int: [undefined, null, 1, -0, 1.0, 1.5, '1', 2 ** 31, -(2 ** 31), Number.NaN, 1e300, true, [], [1], {}, 1n],
  'Int!': [undefined, null, 7, '7', [7]],
  Float: [1, 1.5, '1.5', Number.NaN, Number.POSITIVE_INFINITY, null, true, 10n],
  ID: [1, 1.5, 'a', '', -0, 2 ** 53, 10n, true, null, {}, ['a']],
  Boolean: [true, false, 'true', 0, null, undefined],
  String: ['', 'a', 7, true, null, ['a'], { toString: () => 'a' }],
  Colour: ['RED', 'red', 'BLUE', 0, null, ['RED'], 'toString', '__proto__'],
  Strict: ['x', 'bad', 'worse', 'nothing', null, undefined, { a: 1 }, [1]],
  One: [
    { a: 1 },
    { a: null },
    { a: 1, b: 'x' },
    {},
    { a: 1, b: null },
    { a: 1, b: undefined },
    { c: 1 },
    null,
    [],
  ],
  Wish: [
    { name: 'x' },
    { name: 'x', lives: null },
    { name: 'x', lives: undefined },
    { lives: 1 },
    { name: null },
    { name: 7 },
    { name: 'x', nam: 1, livs: 2 },
    { name: 'x', more: { name: 'y' } },
    { name: 'x', more: [{ name: 'y', more: [{ lives: 'z', more: [null] }] }] },
    { name: 'x', any: 'bad', colour: 'BLUE' },
    { name: 'x', any: 'nothing' },
    { name: 'x', lists: 1 },
    { name: 'x', lists: [1, null, [2], [null]] },
    { name: 'x', toString: 1, constructor: 2 },
    withProto({ name: 'x' }, 1),
    Object.setPrototypeOf({ lives: 1 }, { name: 'inherited' }),
    'x',
    [],
    [{ name: 'x' }],
    new Date(0),
    null,
  ],
  '[Wish!]': [
    { name: 'x' },
    [{ name: 'x' }],
    [null],
    [],
    'x',
    [[{ name: 'x' }]],
    Array.from({ length: 60 }, () => 7),
    new Set([{ name: 'x' }]),
  ],
  '[Int!]!': [1, [1], [null], null, undefined, ['1'], [[1]], [1, 'a', null, 1.5], new Set([1])],
  '[[Int]]': [1, [1], [[1]], [[[1]]], [null], [[null]], [1, [2]], null],
};

const uses: Record<string, readonly string[]> = {
  Int: [
    'echo(int: $v)',
    'echo(ints: [1, 2])',
    'echo(wish: { name: "a", more: [{ name: "b" }] }, int: $v)',
    'echo(sure: 3, int: $v)',
  ],
  'Int!': [
    'echo(int: $v, sure: $v, ints: [$v, 1, $v])',
    'need(int: $v)',
    'echo(wish: { name: "a", lives: $v, lists: [[$v], null] })',
  ],
  Float: ['echo(float: $v)'],
  ID: ['echo(id: $v)'],
  Boolean: ['echo(flag: $v)'],
  String: ['__type(name: "Cat") { name } echo(strict: "x") echo2: echo(wishes: [{ name: "a", any: $v }])'],
  Colour: ['echo(colour: $v)', 'echo(wish: { name: "a", colour: $v })'],
  Strict: ['echo(strict: $v)', 'echo(strict: "bad", int: 1) w: echo(wish: { name: "a", any: $v })'],
  One: ['echo(one: $v)', 'echo(one: { a: 1 }) x: echo(one: $v)'],
  Wish: ['echo(wish: $v)', 'echo(wishes: [{ name: "q" }]) x: echo(wish: $v)'],
  '[Wish!]': ['echo(wishes: $v)', 'echo(wish: { name: "a", more: $v })'],
  '[Int!]!': ['echo(ints: $v)'],
  '[[Int]]': ['need(int: 1, lists: $v)'],
};
const defaults: Record<string, string> = {
  Int: '3',
  'Int!': '3',
  Boolean: 'true',
  Colour: 'GREEN',
  Wish: '{ name: "d" }',
  '[Int!]!': '4',
  One: '{ b: "d" }',
  '[[Int]]': '[[1], 2]',
};

describe('variables', () => {
  it.each(Object.keys(given))('of type %s', async (type) => {
    for (const use of uses[type] ?? []) {
      for (const by of ['', ...(type in defaults ? [` = ${defaults[type]}`] : [])]) {
        const query = `query ($v: ${type}${by}) { ${use} named { name } }`;
        await same(query);
        await same(query, {});
        for (const value of given[type] ?? []) await same(query, { v: value });
      }
    }
  });

  it('that nobody declared, or that are inherited', async () => {
    await same('query ($v: Int) { echo(int: $v) }', { w: 1 });
    const inherited: Record<string, unknown> = {};
    Object.setPrototypeOf(inherited, { v: 1 });
    await same('query ($v: Int) { echo(int: $v) }', inherited);
    await same(
      'query ($toString: Int, $constructor: Int = 2, $__proto__: Int = 3) { echo(int: $toString) b: echo(int: $constructor) c: echo(int: $__proto__) }',
      {},
    );
    await same('query ($__proto__: Int) { c: echo(int: $__proto__) }', withProto({}, 5));
  });

  it('that are too deep, or have too many faults', async () => {
    let deep: object = { name: 'x' };
    for (let level = 0; level < 300; level += 1) deep = { name: 'x', more: [deep] };
    await same('query ($v: Wish) { echo(wish: $v) }', { v: deep });
    const wrong = { v: Array.from({ length: 20 }, () => ({ lives: 'x' })) };
    await same('query ($v: [Wish!]) { echo(wishes: $v) }', wrong, { options: { maxCoercionErrors: 3 } });
    await same('query ($v: Wish) { echo(wish: $v) }', { v: { nam: 1 } }, { hideSuggestions: true });
  });
});
