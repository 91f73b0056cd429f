import { GraphQLError, isAbstractType, isLeafType, isListType, isNonNullType } from 'graphql';
import type { GraphQLLeafType, GraphQLOutputType } from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import { abstractCompletion } from './abstract.ts';
import { settle } from './field.ts';
import type { Complete, Place, Site } from './field.ts';
import { objectCompletion } from './object.ts';
import type { Target } from './object.ts';
import { joinList, Later, laterOr } from './later.ts';
import { isObjectLike } from './promises.ts';

/** The completion of values of one type by graphql-js's rules (its `completeValue`), chosen once and not for every value. */
export function completionOf(type: GraphQLOutputType, target: Target): Complete {
  if (isNonNullType(type)) return nonNull(completionOf(type.ofType, target), target.site);
  const inner = presentCompletionOf(type, target);
  return (run, value, path) => {
    if (value instanceof Error) throw value;
    return value === null || value === undefined ? null : inner(run, value, path);
  };
}

function nonNull(inner: Complete, { parent, definition }: Site): Complete {
  return (run, value, path) => {
    const completed = inner(run, value, path);
    if (completed !== null) return completed;
    throw new Error(`Cannot return null for non-nullable field ${parent.name}.${definition.name}.`);
  };
}

function presentCompletionOf(type: GraphQLOutputType, target: Target): Complete {
  if (isListType(type)) return listCompletion(type.ofType, target);
  if (isLeafType(type)) return leafCompletion(type);
  if (isAbstractType(type)) return abstractCompletion(type, target);
  if (!isNonNullType(type)) return objectCompletion(type, target);
  throw new Error('A non-null type stands directly within another.');
}

function listCompletion(itemType: GraphQLOutputType, target: Target): Complete {
  const { site } = target;
  const place: Place = { site, nonNull: isNonNullType(itemType), complete: completionOf(itemType, target) };
  const notIterable = `Expected Iterable, but did not find one for field "${site.parent.name}.${site.definition.name}".`;
  return (run, list, prev) => {
    if (!isIterable(list)) throw new GraphQLError(notIterable);
    const completed: unknown[] = [];
    let missing = 0;
    for (const item of list) {
      const value = settle(run, place, { prev, key: completed.length, typename: undefined }, item);
      if (value instanceof Later) missing++;
      completed.push(value);
    }
    return missing === 0 ? completed : joinList(completed, missing);
  };
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return isObjectLike(value) && Symbol.iterator in value && typeof value[Symbol.iterator] === 'function';
}

function leafCompletion(type: GraphQLLeafType): Complete {
  return (_run, value) => {
    const printed: unknown = type.serialize(value);
    if (printed !== null && printed !== undefined) return laterOr(printed, (ready) => ready);
    throw new Error(
      `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(printed)}`,
    );
  };
}
