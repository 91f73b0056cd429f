import { GraphQLError } from 'graphql';
import type { GraphQLObjectType } from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import { infoOf } from './field.ts';
import type { Complete, Site } from './field.ts';
import { laterOr } from './later.ts';
import type { Later } from './later.ts';
import type { Data, Operation, Path, Run } from './run.ts';

/** Executes the selection of one object type on one object. */
export type ExecuteObject = (run: Run, source: unknown, path: Path | undefined) => Later | Data;

/** The field that a value belongs to, and how its selection is compiled for an object type. */
export interface Target {
  readonly operation: Operation;
  readonly site: Site;
  readonly compile: (type: GraphQLObjectType) => ExecuteObject;
}

/** The completion of an object known to be of one type; a type that can tell (`isTypeOf`) is asked first. */
export function objectCompletion(type: GraphQLObjectType, { site, compile }: Target): Complete {
  const execute = compile(type);
  if (!type.isTypeOf) return execute;
  return (run, value, path) => {
    const answer = (isIt: unknown) => {
      if (isIt) return execute(run, value, path);
      throw new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, {
        nodes: site.nodes,
      });
    };
    const isIt = type.isTypeOf?.(value, run.context, infoOf(run, site, path));
    return laterOr(isIt, answer);
  };
}
