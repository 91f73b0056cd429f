import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { execute as executeWithGraphqlJs } from 'graphql';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import type { Executor } from './executor.ts';

/** What Apollo Server takes as `gateway`: the one place where it lets another executor run its operations. */
export type ApolloGateway = ApolloServerOptionsWithGateway<object>['gateway'];

/** What Apollo Server tells of a request when it has it executed. */
export type Asked = Parameters<NonNullable<Awaited<ReturnType<ApolloGateway['load']>>['executor']>>[0];

/** Sees each request before it is executed, and may know its result already. */
type Intercept = (asked: Asked) => Promise<ExecutionResult> | undefined;

/** Lets Apollo Server run operations over a schema with our executor; all it does before and after stays as it is. */
export function apolloGateway(
  schema: GraphQLSchema,
  executor: Executor,
  intercept: Intercept = () => undefined,
): ApolloGateway {
  const listeners = new Set<Parameters<ApolloGateway['onSchemaLoadOrUpdate']>[0]>();
  return {
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async load() {
      // Apollo Server waits for the schema to be told before `load` ends; a supergraph there is none.
      for (const listener of listeners) listener({ apiSchema: schema, coreSupergraphSdl: '' });
      return {
        async executor(asked) {
          const known = intercept(asked);
          if (known !== undefined) return known;
          const { document, request, context } = asked;
          const { operationName, variables } = request;
          const args = { document, operationName, variableValues: variables, contextValue: context };
          return isWatched(context) ? executeWithGraphqlJs({ ...args, schema }) : executor.execute(args);
        },
      };
    },
    async stop() {
      listeners.clear();
    },
  };
}

/**
 * Whether a plugin asked to see every field of this request, as the inline trace does. Apollo Server then has the schema's
 * resolvers call it, and leaves a mark on the context that has no exported name (its `schemaInstrumentation.js`).
 */
function isWatched(context: object): boolean {
  return Object.getOwnPropertySymbols(context).some(({ description }) => description === watchMark);
}

const watchMark = 'apolloServerExecutionDispatcherWillResolveField';
