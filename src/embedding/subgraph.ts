import { GraphQLError, print } from 'graphql';
import type { DocumentNode, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../context.ts';
import { formatError, graphqlErrorOf } from '../formatError.ts';
import { createGateway } from '../gateway.ts';
import type { Gateway } from '../gateway.ts';
import { guarded } from '../reports.ts';
import type { Reports } from '../reports.ts';
import { sdl } from '../schema/build.ts';
import { settle } from '../settled.ts';
import type { Settled } from '../settled.ts';
import { incomingOf } from './incoming.ts';
import type { Received } from './incoming.ts';
import { reportsOf, surroundingsOf } from './options.ts';
import type { Options } from './options.ts';

/** An operation to execute in this process. */
export interface Operation extends Received {
  readonly query: string | DocumentNode;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
}

/** What an operation came to, ready to be sent: errors have their codes and nothing of the inside. */
export interface Result {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
  readonly extensions?: Record<string, unknown>;
}

/** The subgraph without a server. */
export interface Subgraph {
  /** Executable; `_service` and `_entities` included. Each request needs a context of its own. */
  readonly schema: GraphQLSchema;
  /** What a composer takes. */
  readonly sdl: string;
  /** The context of one request to `schema`. Rejects where the caller's token is no good; without one, fields that need it fail. */
  context(received?: Received): Promise<GatewayContext>;
  /** Executes as the gateway does: within its limits, with its executor. Never rejects for the operation's own sake. */
  execute(operation: Operation): Promise<Result>;
  /** Apollo Server's option of this name. */
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
  /** Yoga's `maskedErrors.maskError`. */
  readonly maskError: (error: unknown) => GraphQLError;
  /** Ends the connections, and the embedded cloud where it serves. */
  close(): Promise<void>;
}

/** A subgraph for someone else's server, or for a router in the same process. */
export async function createSubgraph(options: Options = {}): Promise<Subgraph> {
  return subgraphOf(await start(options));
}

/** What both faces of the library stand on. */
export interface Started extends Settled {
  readonly gateway: Gateway;
  readonly reports: Reports;
}

/** Reads the settings and opens what they ask for; leaves nothing open where that fails. */
export async function start(options: Options): Promise<Started> {
  const { settings, cloud } = await settle(surroundingsOf(options));
  const reports = guarded(reportsOf(options));
  try {
    return { settings, cloud, reports, gateway: await createGateway(settings, reports) };
  } catch (error) {
    await cloud?.close();
    throw error;
  }
}

/** The subgraph that a gateway serves. */
export function subgraphOf({ gateway, settings, cloud, reports }: Started): Subgraph {
  const deadline = settings.limits.requestTimeout;
  const told = (formatted: GraphQLFormattedError, error: unknown) => {
    reports.failure('', error);
    return formatError(formatted, error);
  };
  return {
    schema: gateway.schema,
    sdl: sdl(settings.writes.allowed, settings.names),
    context: async (received = {}) => openContext(gateway, incomingOf(received, deadline)),
    execute: async (operation) => execute(gateway, operation, deadline),
    formatError: told,
    maskError: (error) => masked(told(formattedOf(error), error), error),
    async close() {
      await gateway.stop();
      await cloud?.close();
    },
  };
}

/** Other servers copy a context's own members into an object of theirs, so it has all of them. */
async function openContext(
  gateway: Gateway,
  incoming: Parameters<Gateway['context']>[0],
): Promise<GatewayContext> {
  const context = await gateway.context(incoming).catch((error: unknown) => {
    throw graphqlErrorOf(error, incoming.requestId);
  });
  const { caller, scope, inspector, tnco, nova, karbor } = context;
  return { caller, scope, inspector, tnco, nova, karbor, services: async () => context.services() };
}

async function execute(gateway: Gateway, operation: Operation, deadline: number): Promise<Result> {
  const { done, ...incoming } = incomingOf(operation, deadline);
  try {
    const context = await gateway.context(incoming); // tells of its failures itself
    return await executed(gateway, operation, context);
  } catch (error) {
    const { requestId } = incoming;
    const { message, extensions } = formattedOf(error);
    return { errors: [formatError({ message, extensions: { ...extensions, requestId } }, error)] };
  } finally {
    done();
  }
}

async function executed(
  { server, reports }: Gateway,
  { query, variables = {}, operationName }: Operation,
  contextValue: GatewayContext,
): Promise<Result> {
  try {
    const named = operationName === undefined ? {} : { operationName };
    const request = { query: textOf(query), variables, ...named };
    const { body } = await server.executeOperation(request, { contextValue });
    if (body.kind !== 'single') throw new Error('an incremental answer to an operation without @defer');
    return body.singleResult;
  } catch (error) {
    reports.failure(contextValue.scope.requestId, error); // as Apollo Server, which failed itself, did not
    throw error;
  }
}

const texts = new WeakMap<DocumentNode, string>();

/** Routers keep the documents that they plan, so each is printed once. */
function textOf(query: string | DocumentNode): string {
  if (typeof query === 'string') return query;
  const text = texts.get(query) ?? print(query);
  texts.set(query, text);
  return text;
}

function formattedOf(error: unknown): GraphQLFormattedError {
  return error instanceof GraphQLError ? error.toJSON() : { message: String(error) };
}

function masked({ message, extensions }: GraphQLFormattedError, error: unknown): GraphQLError {
  const { nodes, source, positions, path } = error instanceof GraphQLError ? error : {};
  return new GraphQLError(message, { nodes, source, positions, path, extensions });
}
