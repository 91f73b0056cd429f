import type { GraphQLFormattedError } from 'graphql';
import { RequestError, UpstreamError, errorCodes } from './errors.ts';

/** The one exit for errors: what is foreseen keeps its code and words, everything else is masked. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = originalOf(error);
  const { locations, path } = formatted;
  const at = { ...(locations && { locations }), ...(path && { path }) };
  if (original instanceof UpstreamError) {
    const { upstream, operation, status, place, upstreamRequestId, retryAfter } = original.call;
    const extensions = {
      code: original.code,
      upstream,
      operation,
      status,
      place,
      upstreamRequestId,
      retryAfter,
    };
    return { message: original.message, ...at, extensions };
  }
  if (original instanceof RequestError) {
    return { message: original.message, ...at, extensions: { code: original.code } };
  }
  const code = formatted.extensions?.['code'];
  if (typeof code === 'string' && Object.hasOwn(errorCodes, code) && code !== 'INTERNAL_SERVER_ERROR') {
    const requestId = formatted.extensions?.['requestId'];
    return {
      message: formatted.message,
      ...at,
      extensions: { code, ...(requestId !== undefined && { requestId }) },
    };
  }
  const message = `The gateway failed: ${errorCodes.INTERNAL_SERVER_ERROR}.`;
  return { message, ...at, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

/** What was thrown at first, without the GraphQL errors that were put around it. */
export function originalOf(error: unknown): unknown {
  let inner = error;
  while (inner instanceof Error && 'originalError' in inner && inner.originalError instanceof Error) {
    inner = inner.originalError;
  }
  return inner;
}
