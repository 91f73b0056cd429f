import { inspect } from 'node:util';
import { buildSchema, GraphQLError, isScalarType } from 'graphql';
import { expect } from 'vitest';
import { Both } from './compare.ts';

/** Animals, and a field that tells its arguments. */
export const schema = buildSchema(`
  scalar Strict
  enum Colour { RED GREEN }
  input Wish { name: String! lives: Int! = 9 colour: Colour more: [Wish!] any: Strict lists: [[Int!]] }
  input One @oneOf { a: Int b: String }
  interface Being { id: ID! }
  interface Named implements Being { id: ID! name: String! friend: Named }
  type Cat implements Named & Being { id: ID! name: String! friend: Named lives(of: Int = 9): Int colour: Colour same: String }
  type Dog implements Named & Being { id: ID! name: String! friend: Named barks: Boolean same: Int }
  type Stone { id: ID! weight: Float! }
  union Thing = Cat | Stone | Dog
  type Query {
    echo(wish: Wish, wishes: [Wish!], ints: [Int!]! = [1], int: Int = 7, sure: Int! = 5, float: Float, id: ID, flag: Boolean, colour: Colour, strict: Strict, one: One): String
    need(int: Int!, lists: [[Int]]): String
    things: [Thing] being: Being named: Named nameds: [Named!]! cat: Cat sure: Cat!
  }
  type Mutation { a(n: Int): Int b(n: Int): Int! c: Cat d: Cat! }
`);
const strict = schema.getType('Strict');
if (isScalarType(strict)) {
  const parsed = (value: unknown) => {
    if (value === 'bad') throw new GraphQLError('It is bad.', { extensions: { code: 'STRICT' } });
    if (value === 'worse') throw new TypeError('It is worse.');
    return value === 'nothing' ? undefined : { strict: value };
  };
  strict.parseValue = parsed;
  strict.parseLiteral = (node) => parsed('value' in node ? node.value : node.kind);
}

/** Both executors over a schema of animals. */
export const both = new Both(schema);
const echo = (args: unknown) =>
  JSON.stringify(args, (_key, value: unknown) => (value === undefined ? 'undefined' : value));
const felix = {
  __typename: 'Cat',
  id: 1,
  name: 'Felix',
  lives: ({ of }: { of: number }) => of,
  colour: 'RED',
  same: 'cat',
};
const rex = { __typename: 'Dog', id: 2, name: 'Rex', barks: true, friend: felix, same: 7 };
const root = () => ({
  echo,
  need: echo,
  cat: { ...felix, friend: rex },
  sure: felix,
  being: rex,
  named: Promise.resolve(felix),
  nameds: [felix, rex],
  things: [felix, { __typename: 'Stone', id: 3, weight: 1 }, rex, null],
});

/** Expects the same answer of both. */
export async function same(query: string, variableValues?: Record<string, unknown>, more = {}) {
  const { ours, expected } = await both.answer({
    query,
    root,
    ...(variableValues && { variableValues }),
    ...more,
  });
  expect(ours, `${query} ${inspect(variableValues)}`).toBe(expected);
  return expected;
}
