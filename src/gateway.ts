import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { anonymous, nobody, probe } from './auth/callers.ts';
import type { Caller, Callers } from './auth/callers.ts';
import type { Settings } from './config/settings.ts';
import type { GatewayContext, ServiceState } from './context.ts';
import { apolloGateway } from './execution/apolloGateway.ts';
import { createExecutor } from './execution/executor.ts';
import { asError } from './errors.ts';
import { formatError } from './formatError.ts';
import { allowListOf } from './limits/allowList.ts';
import { DocumentLimits } from './limits/documentLimits.ts';
import { persistedQueries } from './limits/persistedQueries.ts';
import { RequestLimits } from './limits/request.ts';
import { servedOperations } from './limits/servedOperations.ts';
import type { RawJson } from './json/rawJson.ts';
import { admission, lifecycle, reportUnidentified } from './lifecycle.ts';
import { silent } from './reports.ts';
import type { Reports } from './reports.ts';
import { statusByMediaType } from './httpStatus.ts';
import { buildSchema } from './schema/build.ts';
import { openScope } from './scope.ts';
import { FastPath } from './fastPath.ts';
import { unlessAborted } from './transport/abort.ts';
import type { Observe } from './transport/scope.ts';
import type { Signal } from './transport/signal.ts';
import type { Span, Traces } from './transport/trace.ts';
import { openStore } from './store/openStore.ts';
import type { OpenStore } from './store/openStore.ts';
import { Upstreams } from './upstreams.ts';
import type { AuditLine } from './writes.ts';

/** One request as it came in: everything that the gateway takes from HTTP. */
export interface Incoming {
  readonly requestId: string;
  /** The caller's Keystone token. */
  readonly token: string | null;
  /** Aborted when the client has left. */
  readonly signal: Signal;
  /** Passed on to upstreams, as `traceparent`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the answer tells the upstream calls made for it. */
  readonly explain?: boolean;
  /** Takes JSON texts that the answer holds only marks for, where whoever prints it puts them in. */
  readonly raws?: RawJson[];
  /** The request's own, where traces are made. */
  readonly span?: Span | null;
}

export interface Gateway {
  readonly server: ApolloServer<GatewayContext>;
  /** Past Apollo Server, for what it knows already. */
  readonly fastPath: FastPath;
  readonly upstreams: Upstreams;
  /** The HTTP front tells of its own failures here too. */
  readonly reports: Reports;
  /** What replicas share, or this process has by itself. */
  readonly shared: OpenStore;
  /** The executable subgraph. */
  readonly schema: GraphQLSchema;
  readonly traces: Traces | null;
  /** Rejects when the request's signal is aborted before it is known who asks. */
  context(incoming: Incoming): Promise<GatewayContext>;
  /** What a caller is counted by, where the token is known to be good; no one is asked. */
  callerKey(token: string | null): string | null;
  services(): Promise<readonly ServiceState[]>;
  stop(): Promise<void>;
}

/** The gateway without an HTTP front: Apollo Server over the schema, and a context for each request. */
export async function createGateway(
  settings: Settings,
  reports: Reports = silent,
  traces: Traces | null = null,
): Promise<Gateway> {
  const guard = { settings: settings.writes, audit: (line: AuditLine) => reports.audit(line) };
  const schema = buildSchema(guard, settings.names);
  const { limits } = settings;
  const documents = new DocumentLimits(schema, limits);
  const allowed = limits.allowList === null ? null : allowListOf(limits.allowList);
  const executor = createExecutor(schema);
  // Opened once nothing more in the settings can be wrong: a start that fails leaves no connection behind.
  const observe: Observe = (outcome, requestId) => reports.call(outcome, requestId);
  const shared = await openStore(settings, (state) => reports.store?.(state));
  const upstreams = new Upstreams(settings, { observe, span: traces?.shared ?? null }, shared.store);
  const { openSchema } = settings.pages;
  const admit = admission({ limits: new RequestLimits(documents, limits, allowed), openSchema });
  const fastPath = new FastPath({ executor, admit, reports });
  const server = new ApolloServer<GatewayContext>({
    gateway: apolloGateway(schema, executor, (asked) => fastPath.onExecute(asked)),
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [servedOperations, documents.rule],
    persistedQueries: persistedQueries(limits, allowed, shared.store),
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    introspection: settings.pages.introspection,
    includeStacktraceInErrorResponses: false,
    formatError,
    stringifyResult: (result) => JSON.stringify(result),
    plugins: [
      // Each of these would wrap every field, or look for Apollo's services.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      statusByMediaType(),
      lifecycle({ reports, admit }),
    ],
  });
  await server.start();
  const scopeOf = (incoming: Incoming, caller: Caller, startedAt = performance.now()) => {
    const { requestId, signal, headers = {}, explain = false, raws, span = null } = incoming;
    return openScope({
      requestId,
      signal,
      headers,
      callerKey: caller.key,
      ...(caller.kind === 'keystone' && { believedUntil: caller.believedUntil }),
      budget: settings.limits.calls,
      freeJson: settings.limits.freeJson,
      explain,
      raws: raws ?? null,
      span,
      startedAt,
      observe,
    });
  };
  return {
    server,
    reports,
    fastPath,
    upstreams,
    shared,
    schema,
    traces,
    async context(incoming) {
      const startedAt = performance.now();
      const caller = await callerOf(upstreams.callers, incoming).catch((error: unknown) => {
        reportUnidentified(reports, scopeOf(incoming, nobody, startedAt), error);
        throw error;
      });
      return upstreams.context(caller, scopeOf(incoming, caller, startedAt));
    },
    callerKey: (token) => (token === null ? null : (upstreams.callers?.known(token) ?? null)),
    async services() {
      const { signal } = new AbortController(); // never aborted: a probe has a time of its own
      const caller =
        upstreams.callers !== null && settings.keystone?.credentials === null ? probe : anonymous;
      return upstreams
        .context(caller, scopeOf({ requestId: 'req-readyz', token: null, signal }, caller))
        .services();
    },
    async stop() {
      await server.stop();
      await upstreams.close();
      await shared.store.close();
    },
  };
}

/** Keystone may be slow to say who asks; the request's own time runs meanwhile. */
async function callerOf(callers: Callers | null, { token, signal, span }: Incoming): Promise<Caller> {
  if (callers === null) return anonymous;
  const stretch = span?.start('identify caller', 'internal');
  return unlessAborted(callers.identify(token), signal, asError).finally(() => stretch?.end());
}
