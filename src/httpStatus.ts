import type { ApolloServerPlugin } from '@apollo/server';
import Negotiator from 'negotiator';

/** Failures of well-formed requests before execution: the query's text, its fit to the schema and to the limits, its variables. */
const answered = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'COST_LIMIT_EXCEEDED',
];
const modern = 'application/graphql-response+json';

/**
 * 401 wherever the login turned out to be no good, also when only an upstream noticed: a token that was revoked a moment ago.
 * Under `application/json`, whose status says nothing about GraphQL, such failures answer 200; under
 * `application/graphql-response+json`, and for malformed requests, 400 stays (GraphQL over HTTP, section 6.4).
 */
export function statusByMediaType(): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      async willSendResponse({ request, response: { body, http }, errors = [] }) {
        if (body.kind !== 'single') return;
        const codes = (body.singleResult.errors ?? errors).map(({ extensions }) => extensions?.['code']);
        if (codes.includes('UNAUTHENTICATED')) http.status = 401;
        if (http.status !== 400) return;
        if (codes.every((code) => typeof code === 'string' && answered.includes(code))) {
          http.status = prefersModern(request.http?.headers.get('accept')) ? 400 : 200;
        }
      },
    }),
  };
}

/** Chosen as Apollo Server chooses the answer's type, which it sets only later. */
function prefersModern(accept: string | undefined): boolean {
  const negotiator = new Negotiator({ headers: { accept } });
  return accept !== undefined && negotiator.mediaType(['application/json', modern]) === modern;
}
