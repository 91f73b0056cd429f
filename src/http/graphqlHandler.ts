import { Readable } from 'node:stream';
import { HeaderMap } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayContext } from '../context.ts';
import type { Gateway } from '../gateway.ts';

/** Opens what resolvers get; a failure is answered by Apollo Server. */
type OpenContext = (request: FastifyRequest, reply: FastifyReply) => Promise<GatewayContext>;

/** Hands Fastify's requests to Apollo Server; gives the answer's body, its status and headers being set on the reply. */
export function graphqlHandler(
  { server, fastPath: fastPath }: Pick<Gateway, 'server' | 'fastPath'>,
  open: OpenContext,
) {
  const askApollo = async (
    request: FastifyRequest,
    reply: FastifyReply,
    context: () => Promise<GatewayContext>,
  ): Promise<string | Readable> => {
    const { headers, status, body } = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method,
        headers: headersOf(request),
        search: searchOf(request.url),
        body: request.body,
      },
      context,
    });
    for (const [name, value] of headers) void reply.header(name, value);
    void reply.code(status ?? 200);
    if (body.kind !== 'complete') return Readable.from(body.asyncIterator);
    if (request.method === 'POST' && status === undefined) learnType(request, headers);
    return body.string;
  };
  const learnType = ({ headers: { accept } }: FastifyRequest, answered: HeaderMap) => {
    const type = answered.get('content-type');
    if (type !== undefined) fastPath.learnType(accept, type);
  };
  return async (request: FastifyRequest, reply: FastifyReply): Promise<string | Readable> => {
    const { method, body, headers } = request;
    const matched = fastPath.match({ method, body, accept: headers.accept });
    if (matched === null) return askApollo(request, reply, async () => open(request, reply));
    const context = open(request, reply);
    const opened = await context.catch(() => null);
    const answer = opened && (await fastPath.answer(matched, opened));
    if (answer === null) return askApollo(request, reply, async () => context);
    void reply.header('content-type', matched.contentType);
    return answer;
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
