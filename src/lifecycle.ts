import type {
  ApolloServerPlugin,
  GraphQLRequestContextDidEncounterErrors,
  GraphQLRequestContextWillSendResponse,
  GraphQLRequestListener,
} from '@apollo/server';
import type { DocumentNode, FormattedExecutionResult, OperationDefinitionNode } from 'graphql';
import { nobody, tokenNeeded } from './auth/callers.ts';
import type { GatewayContext } from './context.ts';
import { explanation } from './explain.ts';
import { RequestError } from './errors.ts';
import { formatError, graphqlErrorOf } from './formatError.ts';
import type { RequestLimits, ResolvedRequest } from './limits/request.ts';
import { asksOnlyForSchema } from './limits/schemaOnly.ts';
import type { Reports, RequestLine } from './reports.ts';
import type { RequestScope } from './transport/scope.ts';
import type { Span } from './transport/trace.ts';

interface Lifecycle {
  readonly reports: Reports;
  readonly admit: (resolved: Resolved) => void;
}

interface Admission {
  readonly limits: RequestLimits;
  /** Whether the schema can be read without a token. */
  readonly openSchema: boolean;
}

/** A request whose document is valid, and whose caller is known. */
export interface Resolved extends ResolvedRequest {
  readonly document: DocumentNode;
  readonly contextValue: GatewayContext;
}

/** Throws where a request may not be executed. */
export function admission({ limits, openSchema }: Admission): (resolved: Resolved) => void {
  return (resolved) => {
    limits.check(resolved);
    if (resolved.contextValue.caller.kind === 'nobody') checkNobody(resolved, openSchema);
  };
}

/** What the gateway does around each request, in one plugin whose hooks are made once: each costs every request a turn. */
export function lifecycle({ reports, admit }: Lifecycle): ApolloServerPlugin<GatewayContext> {
  const hooks: GraphQLRequestListener<GatewayContext> = {
    async didResolveOperation(context) {
      admit(context);
    },
    async didEncounterErrors({
      errors,
      contextValue,
    }: GraphQLRequestContextDidEncounterErrors<GatewayContext>) {
      for (const error of errors) reports.failure(contextValue.scope.requestId, error);
    },
    async willSendResponse(context) {
      finish(context);
      const { operation, contextValue, response } = context;
      const answer = response.body.kind === 'single' ? response.body.singleResult : {};
      report(reports, operation, contextValue, answer);
    },
  };
  return { requestDidStart: async () => hooks };
}

/** Without a token only the schema can be read. */
function checkNobody({ document, operation }: Resolved, openSchema: boolean): void {
  const schemaOnly = operation !== undefined && asksOnlyForSchema(document, operation);
  if (!openSchema || !schemaOnly) throw graphqlErrorOf(tokenNeeded());
}

/** Errors carry the request id, under which their whole cause is reported. */
function finish({ response: { body }, contextValue }: GraphQLRequestContextWillSendResponse<GatewayContext>) {
  if (body.kind !== 'single') return;
  const { scope } = contextValue;
  const { singleResult } = body;
  if (singleResult.errors !== undefined) {
    const { requestId } = scope;
    singleResult.errors = singleResult.errors.map((error) => ({
      ...error,
      extensions: { ...error.extensions, requestId },
    }));
  }
  if (scope.spared !== null)
    singleResult.extensions = { ...singleResult.extensions, explain: explanation(scope.calls, scope.spared) };
}

type Asked = Pick<GatewayContext, 'caller' | 'scope'>;
type Ended = Pick<FormattedExecutionResult, 'data' | 'errors'>;

/** Tells of a request that has its answer: in the log, in metrics, and in its trace. */
export function report(
  reports: Reports,
  operation: OperationDefinitionNode | undefined,
  context: Asked,
  answer: Ended,
): void {
  const { span } = context.scope;
  if (reports.request === undefined && span === null) return;
  const line = lineOf(operation, context, answer);
  reports.request?.(line);
  if (span !== null) traced(span, line);
}

/** Tells of a request that ended before it was known who asks, of which Apollo Server tells no plugin. */
export function reportUnidentified(reports: Reports, scope: RequestScope, error: unknown): void {
  const hasLeft = scope.signal.aborted && !(error instanceof RequestError);
  if (!hasLeft) reports.failure(scope.requestId, error);
  const { extensions } = formatError({ message: '' }, error);
  const told = { message: '', extensions: hasLeft ? { code: 'UPSTREAM_CANCELLED' } : { ...extensions } };
  report(reports, undefined, { caller: nobody, scope }, { errors: [told] });
}

function lineOf(
  operation: OperationDefinitionNode | undefined,
  { caller, scope }: Asked,
  { data, errors }: Ended,
): RequestLine {
  return {
    requestId: scope.requestId,
    project: caller.kind === 'keystone' ? (caller.login.project?.id ?? null) : null,
    type: operation?.operation ?? null,
    operation: operation?.name?.value.slice(0, 100) ?? null, // as long as a query otherwise
    outcome: errors === undefined ? 'ok' : data != null ? 'partial' : 'failed',
    milliseconds: performance.now() - scope.startedAt,
    calls: scope.calls,
    codes: errors === undefined ? [] : [...new Set(errors.map(codeOf))],
  };
}

/** Only what is not the client's own fault is a failure of the request (OpenTelemetry's rule for servers). */
const faults = /^UPSTREAM_|^INTERNAL_SERVER_ERROR$|^REQUEST_TIMEOUT$/;

function traced(span: Span, { requestId, type, operation, codes }: RequestLine): void {
  span.setAttributes({
    'tributary.request_id': requestId,
    ...(type !== null && { 'graphql.operation.type': type }),
    ...(operation !== null && { 'graphql.operation.name': operation }),
    ...(codes.length > 0 && { 'tributary.codes': [...codes] }),
  });
  const fault = codes.find((code) => faults.test(code));
  if (fault !== undefined) span.fail(fault);
}

function codeOf({ extensions }: { readonly extensions?: Readonly<Record<string, unknown>> }): string {
  return String(extensions?.['code']);
}
