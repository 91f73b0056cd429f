import type {
  ApolloServerPlugin,
  GraphQLRequestContext,
  GraphQLRequestContextDidEncounterErrors,
  GraphQLRequestContextDidResolveOperation,
  GraphQLRequestContextWillSendResponse,
  GraphQLRequestListener,
} from '@apollo/server';
import { tokenNeeded } from './auth/callers.ts';
import type { GatewayContext } from './context.ts';
import { explanation } from './explain.ts';
import { graphqlErrorOf } from './formatError.ts';
import type { RequestLimits } from './limits/request.ts';
import { asksOnlyForSchema } from './limits/schemaOnly.ts';
import type { Reports, RequestLine } from './reports.ts';

export interface Lifecycle {
  readonly reports: Reports;
  readonly limits: RequestLimits;
  /** Whether the schema can be read without a token. */
  readonly openSchema: boolean;
}

/** What the gateway does around each request, in one plugin whose hooks are made once: each costs every request a turn. */
export function lifecycle({ reports, limits, openSchema }: Lifecycle): ApolloServerPlugin<GatewayContext> {
  const hooks: GraphQLRequestListener<GatewayContext> = {
    async didResolveOperation(context) {
      limits.check(context);
      if (context.contextValue.caller.kind === 'nobody') checkNobody(context, openSchema);
    },
    async didEncounterErrors({
      errors,
      contextValue,
    }: GraphQLRequestContextDidEncounterErrors<GatewayContext>) {
      for (const error of errors) reports.failure(contextValue.scope.requestId, error);
    },
    async willSendResponse(context) {
      finish(context);
      reports.request?.(lineOf(context));
    },
  };
  return { requestDidStart: async () => hooks };
}

/** Without a token only the schema can be read. */
function checkNobody(
  { document, operation }: GraphQLRequestContextDidResolveOperation<GatewayContext>,
  openSchema: boolean,
): void {
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
  if (scope.explain) singleResult.extensions = { ...singleResult.extensions, explain: explanation(scope) };
}

function lineOf({
  operation,
  operationName,
  response: { body },
  contextValue: { caller, scope },
}: GraphQLRequestContext<GatewayContext>): RequestLine {
  const errors = body?.kind === 'single' ? body.singleResult.errors : undefined;
  const hasData = body?.kind === 'single' && body.singleResult.data != null;
  return {
    requestId: scope.requestId,
    project: caller.kind === 'keystone' ? (caller.login.project?.id ?? null) : null,
    type: operation?.operation ?? null,
    operation: operationName ?? null,
    outcome: errors === undefined ? 'ok' : hasData ? 'partial' : 'failed',
    milliseconds: performance.now() - scope.startedAt,
    calls: scope.calls,
    codes: errors === undefined ? [] : [...new Set(errors.map(codeOf))],
  };
}

function codeOf({ extensions }: { readonly extensions?: Readonly<Record<string, unknown>> }): string {
  return String(extensions?.['code']);
}
