import { GraphQLError } from 'graphql';
import type { GraphQLErrorExtensions, GraphQLFormattedError } from 'graphql';
import { RequestError, UpstreamError, errorCodes } from './errors.ts';
import type { RequestCode } from './errors.ts';
import { isObject } from './json/read.ts';

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
  const { message, ...extensions } = told(error) ?? masked;
  const requestId = formatted.extensions?.['requestId'];
  return {
    message,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { ...extensions, ...(requestId !== undefined && { requestId }) },
  };
}

const masked = {
  message: `The gateway failed: ${errorCodes.INTERNAL_SERVER_ERROR}.`,
  code: 'INTERNAL_SERVER_ERROR',
};

/** What a client is told of an error; null of one that was not foreseen. */
export function told(error: unknown) {
  const original = originalOf(error);
  if (original instanceof UpstreamError) {
    const { upstream, operation, status, place, upstreamRequestId, retryAfter } = original.call;
    const call = { upstream, operation, status, place, upstreamRequestId, retryAfter };
    return { message: original.message, code: original.code, ...call };
  }
  if (original instanceof RequestError) return { message: original.message, code: original.code };
  if (!(error instanceof GraphQLError)) return null;
  const { message, extensions } = error;
  const { code = codeByWords(message, original) ?? codeByStatus(extensions) } = extensions;
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
  return isForeseen && code !== 'INTERNAL_SERVER_ERROR' ? { message, code } : null;
}

/** graphql-js gives no code to what only the variables' values make wrong: null in a place where only their type was good. */
function codeByWords(message: string, original: unknown): RequestCode | undefined {
  const isInput = /^(Argument "|Variable "\$|Too many errors processing variables)/.test(message);
  return isInput && original instanceof GraphQLError ? 'BAD_USER_INPUT' : undefined;
}

/** Apollo Server gives none to a hash of another text and to a version of persisted queries that it does not know. */
function codeByStatus({ http }: GraphQLErrorExtensions): RequestCode | undefined {
  return isObject(http) && http['status'] === 400 ? 'BAD_REQUEST' : undefined;
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
