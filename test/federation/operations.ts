import { getNamedType, isLeafType, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';

/** A request as a client sends it. */
export interface Operation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Arguments of root fields, written in GraphQL. */
export type Samples = Readonly<Record<string, string>>;

const depth = 7;

/**
 * Operations that between them ask for every field there is: for each root field one that takes everything below it, and one
 * for each field that can be reached from it.
 */
export function everyField(schema: GraphQLSchema, samples: Samples): Operation[] {
  const query = schema.getQueryType();
  if (!query) throw new Error('there is no query type');
  return Object.entries(samples).flatMap(([name, args]) => {
    const field = query.getFields()[name];
    if (field === undefined) throw new Error(`there is no field ${name}`);
    const below = getNamedType(field.type);
    if (!isObjectType(below)) throw new Error(`${name} is no object`);
    const root = `${name}${args}`;
    const paths = leaves(below, new Set(), 1);
    return [everything(below, []), ...paths].map((inner) => ({ query: `query { ${root} { ${inner} } }` }));
  });
}

/** Everything below a type, but for types that stand above it already. */
function everything(type: GraphQLObjectType, above: readonly GraphQLObjectType[]): string {
  const parts = Object.values(type.getFields()).map((field) => {
    const below = getNamedType(field.type);
    if (isLeafType(below)) return field.name;
    if (!isObjectType(below) || [...above, type].includes(below)) return '';
    return `${called(field)} { ${everything(below, [...above, type])} }`;
  });
  return `__typename ${parts.join(' ')}`;
}

/** One selection for each leaf that is reached first here. */
function leaves(type: GraphQLObjectType, seen: Set<string>, level: number): string[] {
  const fields = Object.values(type.getFields()).filter(({ name }) => !seen.has(`${type.name}.${name}`));
  for (const { name } of fields) seen.add(`${type.name}.${name}`);
  return fields.flatMap((field) => {
    const below = getNamedType(field.type);
    if (isLeafType(below)) return [field.name];
    if (!isObjectType(below) || level >= depth) return [];
    return leaves(below, seen, level + 1).map((inner) => `${called(field)} { ${inner} }`);
  });
}

function called({ name, args }: GraphQLField<unknown, unknown>): string {
  return args.some((arg) => arg.name === 'first') ? `${name}(first: 2)` : name;
}
