import {
  assertValidSchema,
  execute as executeWithGraphqlJs,
  getOperationAST,
  getVariableValues,
  isObjectType,
  locatedError,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { ExecuteOperation, Resolvers } from './compile.ts';
import { Generations } from './generations.ts';
import { Later } from './later.ts';
import { usualPolicy, type Policy } from './compilePolicy.ts';
import { operationOf, PreparedOperation } from './prepared.ts';
import { isObject } from './promises.ts';
import { FieldErrors, type Data, type Run } from './run.ts';

/** What an executor takes: graphql-js's arguments, but for the schema, which it knows, and other default resolvers. */
export type Request = Omit<
  ExecutionArgs,
  'schema' | 'fieldResolver' | 'typeResolver' | 'subscribeFieldResolver'
>;

/** Executes validated documents over one schema, with graphql-js's results. */
export interface Executor {
  execute(request: Request): Promise<ExecutionResult> | ExecutionResult;
  /** How many operations are kept compiled. */
  readonly size: number;
}

/** How an executor compiles. */
export interface ExecutorOptions {
  /** How many operations are kept compiled at most. */
  readonly maxCompiled?: number;
  /** Any but the usual one is for tests. */
  readonly compile?: Policy;
}

/**
 * An executor that compiles the operations it meets, and leaves to graphql-js what it cannot compile. Documents are told apart
 * by identity, so they have to be kept parsed, as Apollo Server does.
 */
export function createExecutor(schema: GraphQLSchema, options: ExecutorOptions = {}): Executor {
  const { maxCompiled = 500, compile = usualPolicy } = options;
  assertValidSchema(schema);
  const resolvers = resolversOf(schema);
  const seen = new WeakSet<OperationDefinitionNode>();
  const prepared = new Generations<OperationDefinitionNode, PreparedOperation>(maxCompiled);

  const prepare = ({ document, operationName }: Request): PreparedOperation | undefined => {
    const definition = compile === 'never' ? undefined : getOperationAST(document, operationName);
    if (!definition) return undefined;
    const known = prepared.get(definition);
    if (known) return known.document === document ? known : undefined;
    if (compile !== 'always' && !seen.has(definition)) return void seen.add(definition);
    const fresh = new PreparedOperation(document, operationOf(schema, document, definition), resolvers);
    prepared.set(definition, fresh);
    return fresh;
  };

  return {
    execute: (request) =>
      executeCompiled(prepare(request), request) ?? executeWithGraphqlJs({ ...request, schema }),
    get size() {
      return prepared.size;
    },
  };
}

/** Noted at the start, because Apollo Server wraps each of them for good the first time a plugin asks to see every field. */
function resolversOf(schema: GraphQLSchema): Resolvers {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  return new Map(
    types.flatMap((type) => Object.values(type.getFields()).map((field) => [field, field.resolve])),
  );
}

function executeCompiled(prepared: PreparedOperation | undefined, request: Request) {
  const given = request.variableValues ?? {};
  if (!prepared || !isObject(given)) return undefined;
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
        (value) => resolve(answer(isObject(value) ? value : null)),
        (error) => resolve(fail(error)),
      );
    });
  } catch (error) {
    return fail(error);
  }
}
