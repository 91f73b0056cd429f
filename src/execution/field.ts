import { getArgumentValues, locatedError, responsePathAsArray } from 'graphql';
import type {
  FieldNode,
  GraphQLField,
  GraphQLFieldResolver,
  GraphQLObjectType,
  GraphQLResolveInfo,
} from 'graphql';
import { Later } from './later.ts';
import { isPromise } from './promises.ts';
import type { Path, Run } from './run.ts';

/** Turns what a resolver gave into what the answer prints, or throws what is wrong with it. */
export type Complete = (run: Run, value: unknown, path: Path) => unknown;

/** One field of one selection, as the query and the schema have it. */
export interface Site {
  readonly key: string;
  readonly nodes: readonly FieldNode[];
  readonly parent: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
}

/** A place in the answer that holds one value, a field or an item of a list; an error in a non-null one is for the place above. */
export interface Place {
  readonly site: Site;
  readonly nonNull: boolean;
  readonly complete: Complete;
}

/** A field with everything about it that is known before a request comes. */
export interface FieldPlan extends Place {
  readonly resolve: GraphQLFieldResolver<unknown, unknown>;
  /** Whether the value is but a property of the source, read without arguments. */
  readonly isPlain: boolean;
}

/** Resolves one field and completes what came. Throws, or ends later in a failure, only where the field is non-null. */
export function executeField(run: Run, field: FieldPlan, source: unknown, prev: Path | undefined): unknown {
  const { site } = field;
  const path = { prev, key: site.key, typename: site.parent.name };
  let value: unknown;
  try {
    value = field.resolve(source, argsOf(run, site), run.context, infoOf(run, site, path));
  } catch (error) {
    return fail(run, field, path, error);
  }
  return settle(run, field, path, value);
}

/** Completes a value, waiting for it first where it is a promise. */
export function settle(run: Run, place: Place, path: Path, value: unknown): unknown {
  try {
    if (isPromise(value)) return awaited(run, place, path, value);
  } catch (error) {
    return fail(run, place, path, error);
  }
  return complete(run, place, path, value);
}

function awaited(run: Run, place: Place, path: Path, value: PromiseLike<unknown>): Later {
  const later = new Later();
  Promise.resolve(value).then(
    (ready) => later.follow(() => complete(run, place, path, ready)),
    (error: unknown) => later.follow(() => fail(run, place, path, error)),
  );
  return later;
}

function complete(run: Run, place: Place, path: Path, value: unknown): unknown {
  let completed: unknown;
  try {
    completed = place.complete(run, value, path);
  } catch (error) {
    return fail(run, place, path, error);
  }
  return completed instanceof Later ? completed.rescue((error) => fail(run, place, path, error)) : completed;
}

/** Gives an error its place: null there where null is allowed, else thrown on to the place above. */
export function fail(run: Run, place: Place, path: Path, raw: unknown): null {
  const error = locatedError(raw, place.site.nodes, responsePathAsArray(path));
  if (place.nonNull) throw error;
  run.errors.add(error, path);
  return null;
}

/** What a resolver is told about its field; asked with the path of a list's item, it is told the path of the list's field. */
export function infoOf(run: Run, { nodes, definition, parent }: Site, path: Path): GraphQLResolveInfo {
  let at = path;
  while (typeof at.key === 'number' && at.prev) at = at.prev;
  return {
    fieldName: definition.name,
    fieldNodes: nodes,
    returnType: definition.type,
    parentType: parent,
    path: at,
    schema: run.operation.schema,
    fragments: run.operation.fragments,
    rootValue: run.rootValue,
    operation: run.operation.definition,
    variableValues: run.variables,
  };
}

function argsOf(run: Run, site: Site): Record<string, unknown> {
  if (site.definition.args.length === 0) return {};
  const known = run.args.get(site);
  if (known) return { ...known };
  const [node] = site.nodes;
  const args = node ? getArgumentValues(site.definition, node, run.variables) : {};
  run.args.set(site, args);
  return { ...args };
}
