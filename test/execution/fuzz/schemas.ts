import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  buildSchema,
  GraphQLError,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';
import type { GraphQLAbstractType, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { publicSchema } from '../../schema/documents.ts';
import { filled, randomFrom } from './random.ts';
import type { Random } from './random.ts';
import { anyValue, pathOf } from './values.ts';
import type { World } from './values.ts';

interface Asked {
  readonly world: World;
  readonly path: string;
}

/** The gateway's own schema as a subgraph, its fields resolved at random. */
export function publicSubgraph(random: Random): GraphQLSchema {
  return resolvedAtRandom(buildSubgraphSchema({ typeDefs: publicSchema() }), random);
}

/** A small random schema with interfaces and unions. */
export function smallSchema(random: Random): GraphQLSchema {
  const names = ['T0', 'T1', 'T2', 'T3'];
  const common = { I0: fields('i', random), I1: fields('j', random) };
  const objects = names.map((name, index) => {
    const faces = [...(index < 3 ? (['I0'] as const) : []), ...(index > 1 ? (['I1'] as const) : [])];
    return `type ${name} implements ${faces.join(' & ')} { ${faces.map((face) => common[face]).join(' ')} ${fields(`f${index}`, random)} }`;
  });
  return resolvedAtRandom(
    buildSchema(`
      scalar Any
      enum E { A B C }
      input In { a: Int = 3 b: [In!] e: E c: Any s: String! = "s" o: One l: [[Int!]] }
      input One @oneOf { a: Int b: [String!] c: In }
      interface I0 { ${common.I0} }
      interface I1 { ${common.I1} }
      union U0 = T0 | T3
      union U1 = T1 | T2 | T3
      ${objects.join('\n')}
      type Query { ${fields('q', random)} ${fields('r', random)} }
      type Mutation { ${fields('m', random)} }
    `),
    random,
  );
}

function fields(prefix: string, random: Random): string {
  const types = [
    'Int',
    'String',
    'Boolean',
    'Float',
    'ID',
    'E',
    'Any',
    'T0',
    'T1',
    'T2',
    'T3',
    'I0',
    'I1',
    'U0',
    'U1',
  ] as const;
  const args = [
    '',
    '',
    '',
    '(x: Int, y: In)',
    '(x: [Int!]! = [1], e: E = A)',
    '(s: String!)',
    '(o: One, c: [Any], i: ID, f: Float = 1.5)',
  ] as const;
  return Array.from(
    { length: 2 + random.int(5) },
    (_, index) => `${prefix}${index}${random.pick(args)}: ${wrapped(random.pick(types), random)}`,
  ).join(' ');
}

function wrapped(type: string, random: Random): string {
  return random.pick(['T', 'T', 'T!', '[T]', '[T!]', '[T!]!', '[[T!]]']).replace('T', type);
}

function resolvedAtRandom(schema: GraphQLSchema, random: Random): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isScalarType(type) && !isSpecifiedScalarType(type)) {
      if (random.chance(0.3)) type.serialize = serialize;
      if (type.name === 'Any') type.parseValue = parseValue;
    }
    if (isAbstractType(type) && !type.resolveType && random.chance(0.5))
      type.resolveType = (value, world: World, info) =>
        typeName(value, { world, path: pathOf(info.path) }, type);
    if (isObjectType(type)) resolveFields(type, random);
  }
  return schema;
}

function resolveFields(type: GraphQLObjectType, random: Random): void {
  if (random.chance(0.2))
    type.isTypeOf = (value, world: World, info) => isIt(type, value, { world, path: pathOf(info.path) });
  const share = random.pick([0.1, 0.5, 1]);
  for (const field of Object.values(type.getFields()))
    if (!field.resolve && random.chance(share)) field.resolve = anyValue;
}

function serialize(value: unknown): unknown {
  if (value === true) throw new TypeError('No truth, please.');
  return value === '' ? undefined : value;
}

/** Fails for what a client may well send, in some of the ways in which one can. */
function parseValue(value: unknown): unknown {
  if (value === 'bad') throw new GraphQLError('It is bad.', { extensions: { code: 'BAD' } });
  if (value === true) throw new TypeError('No truth, please.');
  return value === '' ? undefined : value;
}

function isIt(type: GraphQLObjectType, value: unknown, { world, path }: Asked): boolean | Promise<boolean> {
  const name = `${path} is ${type.name}`;
  const random = randomFrom(`${world.seed} ${name}`);
  const answer = !random.chance(0.05) && (!hasTypename(value) || value.__typename === type.name);
  if (random.chance(0.02)) throw new Error('I cannot tell.');
  return random.chance(0.3) ? world.later(name, () => answer) : answer;
}

function hasTypename(value: unknown): value is { __typename: unknown } {
  return typeof value === 'object' && value !== null && '__typename' in value;
}

function typeName(
  value: unknown,
  { world, path }: Asked,
  type: GraphQLAbstractType,
): string | undefined | Promise<string | undefined> {
  const name = `${path} is what ${type.name}`;
  const random = randomFrom(`${world.seed} ${name}`);
  const possible = isInterfaceType(type) ? ['T0', 'T1', 'T2'] : type.getTypes().map((each) => each.name);
  const right = hasTypename(value)
    ? String(value.__typename)
    : filled(possible)
      ? random.pick(possible)
      : undefined;
  const answer = random.chance(0.1) ? random.pick(['NoSuch', 'In', 'Query', undefined]) : right;
  return random.chance(0.3) ? world.later(name, () => answer) : answer;
}
