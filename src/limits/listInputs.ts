import { isInputObjectType, isInputType, isListType, isNonNullType, typeFromAST } from 'graphql';
import type { GraphQLInputType, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { isObject } from '../json/read.ts';
import type { Variables } from './estimate.ts';

/** The variables of an operation that hold lists, free JSON aside. */
export type ListInputs = readonly { readonly name: string; readonly longest: Longest }[];

/** The length of the longest list in a value. */
type Longest = (value: unknown) => number;

export function listInputs(schema: GraphQLSchema, operation: OperationDefinitionNode): ListInputs {
  return (operation.variableDefinitions ?? []).flatMap(({ type, variable: { name } }) => {
    const found = typeFromAST(schema, type);
    const longest = isInputType(found) ? longestIn(found, new Set()) : null;
    return longest === null ? [] : [{ name: name.value, longest }];
  });
}

export function longestList(lists: ListInputs, variables: Variables): number {
  return lists.reduce((most, { name, longest }) => Math.max(most, longest(variables[name])), 0);
}

/** The function that finds it in values of one type; null where the type has no lists. An input type within itself is looked into once. */
function longestIn(type: GraphQLInputType, seen: Set<GraphQLInputType>): Longest | null {
  if (seen.has(type)) return null;
  if (isNonNullType(type)) return longestIn(type.ofType, seen);
  if (isListType(type)) {
    const inner = longestIn(type.ofType, seen);
    return (value) => {
      if (!Array.isArray(value)) return inner?.(value) ?? 0; // a single value stands for a list of it
      if (inner === null) return value.length;
      return value.reduce<number>((most, item) => Math.max(most, inner(item)), value.length);
    };
  }
  if (!isInputObjectType(type)) return null;
  return ofFields(
    Object.values(type.getFields()).flatMap((field) => {
      const longest = longestIn(field.type, new Set([...seen, type]));
      return longest === null ? [] : [{ name: field.name, longest }];
    }),
  );
}

function ofFields(lists: ListInputs): Longest | null {
  if (lists.length === 0) return null;
  return (value) => (isObject(value) ? longestList(lists, value) : 0);
}
