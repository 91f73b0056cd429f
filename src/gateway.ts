import { ApolloServer } from '@apollo/server';
import type {
  ApolloServerPlugin,
  GraphQLRequestContextDidResolveOperation,
  GraphQLRequestListener,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError } from 'graphql';
import { anonymous, nobody, tokenNeeded } from './auth/callers.ts';
import type { Caller } from './auth/callers.ts';
import type { Settings } from './config/settings.ts';
import type { GatewayContext, ServiceState } from './context.ts';
import { RequestError, UpstreamError } from './errors.ts';
import { apolloGateway } from './execution/apolloGateway.ts';
import { createExecutor } from './execution/executor.ts';
import { formatError } from './formatError.ts';
import { readAllowList } from './limits/allowList.ts';
import { DocumentLimits } from './limits/documentLimits.ts';
import { persistedQueries } from './limits/persistedQueries.ts';
import { requestLimits } from './limits/plugin.ts';
import { asksOnlyForSchema } from './limits/schemaOnly.ts';
import { statusByMediaType } from './httpStatus.ts';
import { buildSchema } from './schema.ts';
import { openScope } from './scope.ts';
import type { CallOutcome } from './transport/scope.ts';
import { Upstreams } from './upstreams.ts';
import type { AuditLine } from './writes.ts';

/** One request as it came in: everything that the gateway takes from HTTP. */
export interface Incoming {
  readonly requestId: string;
  /** The caller's Keystone token. */
  readonly token: string | null;
  /** Aborted when the client has left. */
  readonly signal: AbortSignal;
  /** Passed on to upstreams, as `traceparent`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Where the gateway tells what it does; nothing of it is imported from below. */
export interface Reports {
  audit(line: AuditLine): void;
  call(outcome: CallOutcome): void;
  /** The whole cause of an error that a client saw the code of. */
  failure(requestId: string, error: unknown): void;
}

export interface Gateway {
  readonly server: ApolloServer<GatewayContext>;
  readonly upstreams: Upstreams;
  context(incoming: Incoming): Promise<GatewayContext>;
  services(): Promise<readonly ServiceState[]>;
  stop(): Promise<void>;
}

const silent: Reports = { audit: () => undefined, call: () => undefined, failure: () => undefined };

/** The gateway without an HTTP front: Apollo Server over the schema, and a context for each request. */
export async function createGateway(settings: Settings, reports: Reports = silent): Promise<Gateway> {
  const upstreams = new Upstreams(settings, (outcome) => reports.call(outcome));
  const schema = buildSchema({ settings: settings.writes, audit: (line) => reports.audit(line) });
  const { limits } = settings;
  const documents = new DocumentLimits(schema, limits);
  const allowed = limits.allowList === null ? null : readAllowList(limits.allowList);
  const server = new ApolloServer<GatewayContext>({
    gateway: apolloGateway(schema, createExecutor(schema)),
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [documents.rule],
    persistedQueries: persistedQueries(limits, allowed),
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    introspection: settings.pages.introspection,
    includeStacktraceInErrorResponses: false,
    formatError,
    plugins: [
      // Each of these would wrap every field, or look for Apollo's services.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      settings.pages.sandbox
        ? ApolloServerPluginLandingPageLocalDefault({ embed: true })
        : ApolloServerPluginLandingPageDisabled(),
      callerNeeded(settings.pages.openSchema),
      statusByMediaType(),
      requestLimits({ documents, settings: limits, allowed }),
      reported(reports),
    ],
  });
  await server.start();
  const scopeOf = ({ requestId, signal, headers = {} }: Incoming, caller: Caller) =>
    openScope({
      requestId,
      signal,
      headers,
      callerKey: caller.key,
      budget: settings.limits.calls,
      observe: (outcome) => reports.call(outcome),
    });
  return {
    server,
    upstreams,
    async context(incoming) {
      const caller = await (upstreams.callers?.identify(incoming.token) ?? anonymous);
      return upstreams.context(caller, scopeOf(incoming, caller));
    },
    async services() {
      const signal = AbortSignal.timeout(settings.limits.requestTimeout);
      const caller =
        upstreams.callers !== null && settings.keystone?.credentials === null ? nobody : anonymous;
      return upstreams
        .context(caller, scopeOf({ requestId: 'req-readyz', token: null, signal }, caller))
        .services();
    },
    async stop() {
      await server.stop();
      await upstreams.close();
    },
  };
}

/** Without a token only the schema can be read. */
function callerNeeded(openSchema: boolean): ApolloServerPlugin<GatewayContext> {
  const didResolveOperation = async ({
    document,
    operation,
    contextValue,
  }: GraphQLRequestContextDidResolveOperation<GatewayContext>) => {
    const schemaOnly = operation !== undefined && asksOnlyForSchema(document, operation);
    if (contextValue.caller.kind !== 'nobody' || (openSchema && schemaOnly)) return;
    throw graphqlErrorOf(tokenNeeded());
  };
  return { requestDidStart: async () => ({ didResolveOperation }) };
}

/** Errors carry the request id, under which their whole cause is reported. */
function reported(reports: Reports): ApolloServerPlugin<GatewayContext> {
  const hooks: GraphQLRequestListener<GatewayContext> = {
    async didEncounterErrors({ errors, contextValue }) {
      for (const error of errors) reports.failure(contextValue.scope.requestId, error);
    },
    async willSendResponse({ response: { body }, contextValue }) {
      if (body.kind !== 'single' || body.singleResult.errors === undefined) return;
      const { requestId } = contextValue.scope;
      body.singleResult.errors = body.singleResult.errors.map((error) => ({
        ...error,
        extensions: { ...error.extensions, requestId },
      }));
    },
  };
  return { requestDidStart: async () => hooks };
}

/** A failure before execution, as Apollo Server wants it, with its HTTP status. */
export function graphqlErrorOf(error: unknown, requestId?: string): unknown {
  if (!(error instanceof RequestError) && !(error instanceof UpstreamError)) return error;
  const status = error instanceof UpstreamError ? 503 : error.code === 'UNAUTHENTICATED' ? 401 : 400;
  const extensions = { code: error.code, ...(requestId !== undefined && { requestId }), http: { status } };
  return new GraphQLError(error.message, { extensions, originalError: error });
}
