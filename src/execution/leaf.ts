import {
  getNullableType,
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isEnumType,
} from 'graphql';
import type { GraphQLEnumType, GraphQLOutputType } from 'graphql';

/** Past this many values it is quicker to ask the enum. */
const mostNamesCompared = 16;

/**
 * JavaScript that is true where `value` (a variable's name) is printed as it stands, so that `serialize` need not be called;
 * undefined for types of which only `serialize` can tell.
 */
export function printsAsItStands(type: GraphQLOutputType, value: string): string | undefined {
  const leaf = getNullableType(type);
  if (isEnumType(leaf)) return isOneOf(namesPrintedAsTheyStand(leaf), value);
  switch (leaf) {
    case GraphQLString:
    case GraphQLID:
      return `typeof ${value} === 'string'`;
    case GraphQLInt:
      return `typeof ${value} === 'number' && (${value} | 0) === ${value}`;
    case GraphQLFloat:
      return `Number.isFinite(${value})`;
    case GraphQLBoolean:
      return `typeof ${value} === 'boolean'`;
    default:
      return undefined;
  }
}

function namesPrintedAsTheyStand(type: GraphQLEnumType): string[] {
  const values = new Map(type.getValues().map(({ name, value }): [unknown, string] => [value, name]));
  return [...values].filter(([value, name]) => value === name).map(([, name]) => name);
}

function isOneOf(names: readonly string[], value: string): string | undefined {
  if (names.length === 0 || names.length > mostNamesCompared) return undefined;
  return names.map((name) => `${value} === ${JSON.stringify(name)}`).join(' || ');
}
