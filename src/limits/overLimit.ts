import { GraphQLError } from 'graphql';
import { RequestError } from '../errors.ts';

/** The refusal of a request that is over a limit: names the number and the limit. */
export function overLimit(what: string, count: number, unit: string, limit: number): GraphQLError {
  // Fragments spread by fragments reach numbers that say no more than this.
  const number = count > 1e9 ? 'over a billion' : String(count);
  const message = `${what} ${number} ${unit}; the limit is ${limit}.`;
  const originalError = new RequestError('COST_LIMIT_EXCEEDED', message);
  return new GraphQLError(message, {
    originalError,
    extensions: { code: originalError.code, http: { status: 400 } },
  });
}
