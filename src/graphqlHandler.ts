import { Readable } from 'node:stream';
import { HeaderMap } from '@apollo/server';
import type { ApolloServer, BaseContext } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Opens what resolvers get; a failure is answered by Apollo Server. */
export type OpenContext<C> = (request: FastifyRequest, reply: FastifyReply) => Promise<C>;

/** Hands Fastify's requests to Apollo Server; gives the answer's body, its status and headers being set on the reply. */
export function graphqlHandler<C extends BaseContext>(server: ApolloServer<C>, open: OpenContext<C>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<string | Readable> => {
    const { headers, status, body } = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method,
        headers: headersOf(request),
        search: searchOf(request.url),
        body: request.body,
      },
      context: async () => open(request, reply),
    });
    for (const [name, value] of headers) void reply.header(name, value);
    void reply.code(status ?? 200);
    return body.kind === 'complete' ? body.string : Readable.from(body.asyncIterator);
  };
}

function headersOf({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, typeof value === 'string' ? value : value.join(', '));
  }
  return map;
}

function searchOf(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}
