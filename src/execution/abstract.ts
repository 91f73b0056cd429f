import { defaultTypeResolver, GraphQLError, isObjectType } from 'graphql';
import type { GraphQLAbstractType } from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import { infoOf } from './field.ts';
import type { Complete } from './field.ts';
import { objectCompletion } from './object.ts';
import type { Target } from './object.ts';
import { laterOr } from './later.ts';

/** The completion of a value of an interface or union: its object type is asked for, then that type's selection executed. */
export function abstractCompletion(type: GraphQLAbstractType, target: Target): Complete {
  const possible = target.operation.schema.getPossibleTypes(type);
  const completions = new Map<unknown, Complete>(
    possible.map((each) => [each.name, objectCompletion(each, target)]),
  );
  const resolveType = type.resolveType ?? defaultTypeResolver;
  return (run, value, path) => {
    const complete = (name: unknown) => {
      const completion = completions.get(name);
      if (completion) return completion(run, value, path);
      throw unusableType(type, name, { target, value });
    };
    const name: unknown = resolveType(value, run.context, infoOf(run, target.site, path), type);
    return laterOr(name, complete);
  };
}

/** Why a type's name cannot be used, in graphql-js's words, which clients may match on (its `ensureValidRuntimeType`). */
function unusableType(
  type: GraphQLAbstractType,
  name: unknown,
  { target, value }: { target: Target; value: unknown },
) {
  const { nodes, parent, definition } = target.site;
  const where = `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${parent.name}.${definition.name}"`;
  if (name === null || name === undefined) {
    const advice = `Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`;
    return new GraphQLError(`${where}. ${advice}`, { nodes });
  }
  if (isObjectType(name)) {
    return new GraphQLError(
      'Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.',
    );
  }
  if (typeof name !== 'string')
    return new GraphQLError(`${where} with value ${inspect(value)}, received "${inspect(name)}".`);
  return new GraphQLError(unusableName(type, name, target), { nodes });
}

function unusableName(type: GraphQLAbstractType, name: string, { operation }: Target): string {
  const found = operation.schema.getType(name);
  if (!found)
    return `Abstract type "${type.name}" was resolved to a type "${name}" that does not exist inside the schema.`;
  if (!isObjectType(found))
    return `Abstract type "${type.name}" was resolved to a non-object type "${name}".`;
  return `Runtime Object type "${name}" is not a possible type for "${type.name}".`;
}
