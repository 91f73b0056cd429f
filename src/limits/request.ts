import type { ApolloServerPlugin, GraphQLRequestContextDidResolveOperation } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { LimitSettings } from '../config/settings.ts';
import { RequestError } from '../errors.ts';
import type { AllowList } from './allowList.ts';
import type { DocumentLimits } from './documentLimits.ts';
import { valueOf } from './estimate.ts';
import { longestList } from './listInputs.ts';
import { overLimit } from './overLimit.ts';

export interface RequestLimits {
  readonly documents: DocumentLimits;
  readonly settings: LimitSettings;
  /** Null: every document is served. */
  readonly allowed: AllowList | null;
}

/** The limits that a request's variables decide, and the allow-list; what a document decides by itself was settled when it was validated. */
export function requestLimits<C extends object>({
  documents,
  settings: { estimatedCalls, listInput },
  allowed,
}: RequestLimits): ApolloServerPlugin<C> {
  const didResolveOperation = async (context: GraphQLRequestContextDidResolveOperation<C>) => {
    const { operation, request, queryHash, metrics } = context;
    if (allowed !== null && metrics.persistedQueryHit !== true && !allowed.has(queryHash)) throw notAllowed();
    const plan = operation === undefined ? undefined : documents.plan(operation);
    if (plan === undefined) return;
    const { measure, lists, defaults } = plan;
    const given = request.variables ?? {};
    const longest = longestList(lists, given);
    if (longest > listInput) throw overLimit('A list in the variables has', longest, 'items', listInput);
    const calls =
      typeof measure.calls === 'number' ? measure.calls : valueOf(measure.calls, { ...defaults, ...given });
    if (calls > estimatedCalls) {
      throw overLimit('The request may need', calls, 'upstream calls', estimatedCalls);
    }
  };
  return { requestDidStart: async () => ({ didResolveOperation }) };
}

function notAllowed(): GraphQLError {
  const originalError = new RequestError(
    'FORBIDDEN',
    'Only the documents on the allow-list are served here.',
  );
  const extensions = { code: originalError.code, http: { status: 403 } };
  return new GraphQLError(originalError.message, { originalError, extensions });
}
