import { Kind, buildASTSchema, concatAST, isObjectType, isScalarType, parse, print } from 'graphql';
import type {
  ConstDirectiveNode,
  DocumentNode,
  GraphQLFieldResolver,
  GraphQLResolveInfo,
  GraphQLSchema,
} from 'graphql';
import { badInput } from '../errors.ts';
import { isObject } from '../json/read.ts';

/**
 * What Federation 2 adds to a subgraph (its specification, "Subgraph schemas"): the directives that ours imports, and
 * the two root fields that a router asks. Directives are declared for graphql-js only; composition has its own.
 */
const additions = (entities: readonly string[]) => `
  directive @link(url: String!, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
  directive @key(fields: federation__FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
  directive @shareable repeatable on OBJECT | FIELD_DEFINITION
  directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  enum link__Purpose { SECURITY EXECUTION }
  scalar link__Import
  scalar federation__FieldSet
  scalar _Any
  union _Entity = ${entities.join(' | ')}
  type _Service { sdl: String }
  extend type Query { _entities(representations: [_Any!]!): [_Entity]! _service: _Service! }
`;

type Keys = ReadonlyMap<string, readonly (readonly string[])[]>;
type Reference = (representation: unknown, context: unknown, info: GraphQLResolveInfo) => unknown;

/** The executable subgraph: the given types with their resolvers, `_service` and `_entities`. */
export function buildSubgraph(
  typeDefs: DocumentNode,
  modules: readonly Readonly<Record<string, unknown>>[],
): GraphQLSchema {
  const keys = keysOf(typeDefs);
  const document = concatAST([typeDefs, parse(additions([...keys.keys()]))]);
  // Tests validate the schema; a start need not.
  const schema = buildASTSchema(document, { assumeValidSDL: true, assumeValid: true });
  const references = new Map<string, Reference>();
  for (const module of modules)
    for (const [type, members] of Object.entries(module)) attach(schema, type, { members, references });
  const sdl = print(typeDefs);
  const entities = entityResolvers(keys, references);
  attach(schema, '_Entity', { members: { __resolveType: entities.typeOf }, references });
  const members = { _service: () => ({ sdl }), _entities: entities.resolve };
  attach(schema, 'Query', { members, references });
  return schema;
}

/** The fields of each entity's keys. */
function keysOf({ definitions }: DocumentNode): Keys {
  const types = definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
  const keyed = types.map(
    ({ name, directives = [] }) => [name.value, directives.flatMap(keyFields)] as const,
  );
  return new Map(keyed.filter(([, fields]) => fields.length > 0));
}

function keyFields({ name, arguments: given = [] }: ConstDirectiveNode): string[][] {
  if (name.value !== 'key') return [];
  const fields = given.find((argument) => argument.name.value === 'fields')?.value;
  if (fields?.kind !== Kind.STRING || /[{}]/.test(fields.value)) throw new Error('a key here is a flat list');
  return [fields.value.trim().split(/\s+/)];
}

interface Attached {
  readonly members: unknown;
  readonly references: Map<string, Reference>;
}

/** Mutations that are off have resolvers but no field; they are left out. */
function attach(schema: GraphQLSchema, name: string, { members, references }: Attached): void {
  const type = schema.getType(name);
  if (isScalarType(type) && isScalarType(members)) {
    const { serialize, parseValue, parseLiteral } = members;
    Object.assign(type, { serialize, parseValue, parseLiteral });
    return;
  }
  if (!isObject(members)) throw new Error(`${name} has no resolvers`);
  for (const [member, resolve] of Object.entries(members)) {
    if (!isResolver(resolve)) throw new Error(`${name}.${member} is no resolver`);
    if (member === '__resolveReference') references.set(name, resolve);
    else if (member === '__resolveType') Object.assign(type ?? {}, { resolveType: resolve });
    else if (isObjectType(type)) Object.assign(type.getFields()[member] ?? {}, { resolve });
  }
}

function isResolver(value: unknown): value is GraphQLFieldResolver<unknown, unknown> & Reference {
  return typeof value === 'function';
}

function entityResolvers(keys: Keys, references: ReadonlyMap<string, Reference>) {
  // Models are shared and may be frozen, so what type one was asked for as is noted beside it.
  const types = new WeakMap<object, string>();
  const one = async (representation: unknown, context: unknown, info: GraphQLResolveInfo) => {
    const type = checked(representation, keys);
    const resolve = references.get(type);
    const entity = resolve === undefined ? representation : await resolve(representation, context, info);
    if (typeof entity === 'object' && entity !== null) types.set(entity, type);
    return entity;
  };
  return {
    typeOf: (entity: object) => types.get(entity),
    /** Each representation fails by itself. */
    resolve: (
      _root: unknown,
      { representations }: { readonly representations: readonly unknown[] },
      context: unknown,
      info: GraphQLResolveInfo,
    ) => representations.map(async (representation) => one(representation, context, info)),
  };
}

function checked(representation: unknown, keys: Keys): string {
  const { __typename: type } = isObject(representation) ? representation : {};
  const options = typeof type === 'string' ? keys.get(type) : undefined;
  if (typeof type !== 'string' || options === undefined || !isObject(representation))
    throw badInput(`A representation's __typename is one of ${[...keys.keys()].join(', ')}.`);
  const whole = (fields: readonly string[]) =>
    fields.every((field) => typeof representation[field] === 'string');
  if (options.some(whole)) return type;
  throw badInput(
    `A representation of ${type} has ${options.map((fields) => fields.join(' and ')).join(', or ')}.`,
  );
}
