import { assertValidSchema, execute as executeWithGraphqlJs, getVariableValues, locatedError } from 'graphql';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import type { ExecuteOperation } from './compile.ts';
import { Later } from './later.ts';
import { CompiledOperations } from './compiledOperations.ts';
import type { KeepOptions, Request } from './compiledOperations.ts';
import type { PreparedOperation } from './prepared.ts';
import { isObjectLike } from './promises.ts';
import { FieldErrors } from './run.ts';
import type { Data, Run } from './run.ts';

/** Executes validated documents over one schema, with graphql-js's results. */
export interface Executor {
  execute(request: Request): Promise<ExecutionResult> | ExecutionResult;
  /** What is compiled. */
  readonly kept: Pick<CompiledOperations, 'size' | 'weight' | 'compilations'>;
  /** How many requests graphql-js had to execute so far. */
  readonly left: number;
}

/**
 * An executor that compiles the operations it meets, and leaves to graphql-js what it cannot compile. Documents are told apart
 * by identity, so they have to be kept parsed, as Apollo Server does.
 */
export function createExecutor(schema: GraphQLSchema, options: KeepOptions = {}): Executor {
  assertValidSchema(schema);
  const kept = new CompiledOperations(schema, options);
  let left = 0;
  return {
    execute(request) {
      const answer = executeCompiled(kept.of(request), request);
      if (answer !== undefined) return answer;
      left++;
      return executeWithGraphqlJs({ ...request, schema });
    },
    kept,
    get left() {
      return left;
    },
  };
}

function executeCompiled(prepared: PreparedOperation | undefined, request: Request) {
  const given = request.variableValues ?? {};
  if (!prepared || !isObjectLike(given)) return undefined;
  const { operation } = prepared;
  const variables = getVariableValues(
    operation.schema,
    operation.definition.variableDefinitions ?? [],
    given,
    {
      maxErrors: request.options?.maxCoercionErrors ?? 50,
      hideSuggestions: request.hideSuggestions ?? false,
    },
  );
  if (!variables.coerced) return { errors: variables.errors };
  const execute = prepared.compiledFor(variables.coerced);
  return (
    execute &&
    respond(execute, {
      operation,
      rootValue: request.rootValue,
      context: request.contextValue,
      variables: variables.coerced,
      errors: new FieldErrors(),
      args: new Map(),
    })
  );
}

function respond(execute: ExecuteOperation, run: Run): Promise<ExecutionResult> | ExecutionResult {
  const answer = (data: Data | null) =>
    run.errors.list.length === 0 ? { data } : { errors: run.errors.list, data };
  const fail = (error: unknown) => {
    run.errors.add(locatedError(error, undefined), undefined);
    return answer(null);
  };
  try {
    const data = execute(run);
    if (!(data instanceof Later)) return answer(data);
    return new Promise((resolve) => {
      data.wait(
        (value) => resolve(answer(isObjectLike(value) ? value : null)),
        (error) => resolve(fail(error)),
      );
    });
  } catch (error) {
    return fail(error);
  }
}
