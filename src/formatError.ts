import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { RequestError, UpstreamError, errorCodes } from './errors.ts';
import type { RequestCode } from './errors.ts';

/** HTTP statuses of refusals before GraphQL is looked at. */
export const statuses: Partial<Record<RequestCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  REQUEST_TIMEOUT: 504,
  INTERNAL_SERVER_ERROR: 500,
};

/** The one exit for errors: what is foreseen keeps its code and words, everything else is masked. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { locations, path } = formatted;
  const { message, ...extensions } = tellable(formatted, originalOf(error));
  const requestId = formatted.extensions?.['requestId'];
  return {
    message,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { ...extensions, ...(requestId !== undefined && { requestId }) },
  };
}

function tellable({ message, extensions }: GraphQLFormattedError, original: unknown) {
  if (original instanceof UpstreamError) {
    const { upstream, operation, status, place, upstreamRequestId, retryAfter } = original.call;
    const call = { upstream, operation, status, place, upstreamRequestId, retryAfter };
    return { message: original.message, code: original.code, ...call };
  }
  if (original instanceof RequestError) return { message: original.message, code: original.code };
  const code = extensions?.['code'];
  const [, tokens] = /more tha[nt] (\d+) tokens/.exec(message) ?? [];
  if (tokens !== undefined && code === 'GRAPHQL_PARSE_FAILED') {
    return {
      message: `The document has more than ${tokens} tokens; that is the limit.`,
      code: 'COST_LIMIT_EXCEEDED',
    };
  }
  // A parser that runs out of stack: the document is nested deeper than any limit allows.
  if (original instanceof RangeError && code === 'GRAPHQL_PARSE_FAILED') {
    return { message: 'The document is nested too deeply to be read.', code };
  }
  const isForeseen = typeof code === 'string' && Object.hasOwn(errorCodes, code);
  if (isForeseen && code !== 'INTERNAL_SERVER_ERROR') return { message, code };
  const masked = `The gateway failed: ${errorCodes.INTERNAL_SERVER_ERROR}.`;
  return { message: masked, code: 'INTERNAL_SERVER_ERROR' };
}

/** What was thrown at first, without the GraphQL errors that were put around it. */
export function originalOf(error: unknown): unknown {
  let inner = error;
  while (inner instanceof Error && 'originalError' in inner && inner.originalError instanceof Error) {
    inner = inner.originalError;
  }
  return inner;
}

/** A failure before execution, as Apollo Server wants it, with its HTTP status. */
export function graphqlErrorOf(error: unknown, requestId?: string): unknown {
  if (!(error instanceof RequestError) && !(error instanceof UpstreamError)) return error;
  const status = error instanceof UpstreamError ? 503 : (statuses[error.code] ?? 400);
  const extensions = { code: error.code, ...(requestId !== undefined && { requestId }), http: { status } };
  return new GraphQLError(error.message, { extensions, originalError: error });
}
