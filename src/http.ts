import { randomUUID } from 'node:crypto';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from './config/settings.ts';
import type { GatewayContext } from './context.ts';
import { RequestError } from './errors.ts';
import { graphqlErrorOf } from './gateway.ts';
import type { Gateway } from './gateway.ts';

const requestIdForm = /^req-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The HTTP front: `/graphql`, `/healthz` and `/readyz`. */
export function createHttpFront(gateway: Gateway, settings: Settings): FastifyInstance {
  const app = Fastify({
    bodyLimit: settings.limits.bodyBytes,
    trustProxy: settings.proxies.length > 0 ? [...settings.proxies] : false,
    genReqId: ({ headers }) => requestIdFrom(headers['x-openstack-request-id']),
    forceCloseConnections: 'idle',
  });
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    handler: fastifyApolloHandler<GatewayContext>(gateway.server, {
      context: async (request, reply) => openRequest(gateway, settings, request, reply),
    }),
  });
  app.get('/healthz', async () => ({ status: 'alive' }));
  app.get('/readyz', async () => ready(gateway, settings));
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-openstack-request-id', request.id);
  });
  return app;
}

/** Upstreams' states are told, but one that is dead does not make the gateway unready: the others' fields still answer. */
async function ready(gateway: Gateway, { embedded }: Settings) {
  const services = await gateway.services();
  const upstreams = services.map(({ name, ...state }) => [name.toLowerCase(), state] as const);
  return { status: 'ready', data: embedded ? 'invented' : 'real', upstreams: Object.fromEntries(upstreams) };
}

async function openRequest(
  gateway: Gateway,
  { limits }: Settings,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<GatewayContext> {
  const ended = new AbortController();
  const message = `The request took longer than ${limits.requestTimeout} ms.`;
  const timer = setTimeout(
    () => ended.abort(new RequestError('REQUEST_TIMEOUT', message)),
    limits.requestTimeout,
  );
  reply.raw.once('close', () => {
    clearTimeout(timer);
    if (!reply.raw.writableFinished) ended.abort(new Error('the client left'));
  });
  const traceparent = request.headers['traceparent'];
  try {
    return await gateway.context({
      requestId: request.id,
      token: tokenFrom(request),
      signal: ended.signal,
      headers: typeof traceparent === 'string' ? { traceparent } : {},
    });
  } catch (error) {
    throw graphqlErrorOf(error, request.id);
  }
}

function tokenFrom({ headers }: FastifyRequest): string | null {
  const token = headers['x-auth-token'];
  if (typeof token === 'string') return token;
  return /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? null;
}

/** A request id is taken from outside only in the form that OpenStack gives its own. */
function requestIdFrom(header: unknown): string {
  return typeof header === 'string' && requestIdForm.test(header) ? header : `req-${randomUUID()}`;
}
