import { setTimeout as wait } from 'node:timers/promises';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bodyOf } from './answerBody.ts';
import type { Settings } from '../config/settings.ts';
import { graphqlErrorOf } from '../formatError.ts';
import type { Gateway } from '../gateway.ts';
import { graphqlHandler } from './graphqlHandler.ts';
import { answerErrors, answerUnknown, withRequestId } from './errors.ts';
import type { RawJson } from '../json/rawJson.ts';
import { hashFault } from '../limits/persistedQueries.ts';
import { queryTextFault } from '../limits/queryText.ts';
import { limitRate } from '../limits/rate.ts';
import { OpenRequests } from './openRequests.ts';
import { registerPages } from '../pages/registerPages.ts';
import { requestIdFrom, tokenFrom, traceFrom } from './requestHeaders.ts';
import { drain } from './drain.ts';
import { traceRequests } from './requestSpans.ts';

/** How long a client may take to send a request. */
const receiveTimeout = 60_000;
/** How long answers that were cut short have to be sent. */
const lastWords = 1_000;

/** How long clients are still answered on connections that they have, once the gateway has to stop. */
const farewell = 1_000;

/** The HTTP front: `/graphql`, `/healthz` and `/readyz`. */
export interface HttpFront {
  readonly app: FastifyInstance;
  readonly open: OpenRequests;
  /** Ends without closing a connection itself: takes no new one, and resolves when the clients have closed theirs. */
  drain(): Promise<void>;
  /** Is no longer ready, takes no new connection, lets requests that run finish within `grace` milliseconds, and cuts off the rest. */
  stop(grace: number): Promise<void>;
}

export function createHttpFront(gateway: Gateway, settings: Settings): HttpFront {
  const open = new OpenRequests(settings.limits.requestTimeout);
  let stopping = false;
  const app = Fastify({
    bodyLimit: settings.limits.bodyBytes,
    trustProxy: settings.proxies.length > 0 ? [...settings.proxies] : false,
    genReqId: ({ headers }) => requestIdFrom(headers['x-openstack-request-id']),
    requestTimeout: receiveTimeout,
    forceCloseConnections: 'idle',
  });
  app.setErrorHandler(answerErrors((id, error) => gateway.reports.failure(id, error)));
  app.setNotFoundHandler(answerUnknown);
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-openstack-request-id', request.id).header('x-content-type-options', 'nosniff');
    done();
  });
  void app.register(async (scope) => serveGraphql(scope, gateway, { settings, open }));
  app.get('/healthz', async () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    if (stopping) return reply.code(503).send({ status: 'stopping' });
    return ready(gateway, settings);
  });
  registerPages(app, settings);
  let drained: Promise<void> | null = null;
  const drainOnce = async () => (drained ??= drain(app.server));
  const stop = async (grace: number) => {
    stopping = true;
    const late = setTimeout(() => open.endAll(), grace);
    const cut = setTimeout(() => app.server.closeAllConnections(), grace + lastWords);
    // A request may be on its way on a connection that is idle here: whoever uses theirs often is told on it.
    await Promise.race([drainOnce(), wait(Math.min(grace, farewell))]);
    app.server.closeIdleConnections();
    await drained;
    await app.close();
    clearTimeout(late);
    clearTimeout(cut);
  };
  return { app, open, drain: drainOnce, stop };
}

interface Serving {
  readonly settings: Settings;
  readonly open: OpenRequests;
}

async function serveGraphql(app: FastifyInstance, gateway: Gateway, { settings, open }: Serving) {
  const spans = traceRequests(app, gateway.traces);
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.header('cache-control', 'no-store'); // the answer is this caller's, also to a GET
    done();
  });
  const { ratePerMinute, queryBytes } = settings.limits;
  if (ratePerMinute !== null) {
    const callerOf = (request: FastifyRequest) => gateway.callerKey(tokenFrom(request)) ?? request.ip;
    await limitRate(app, { perMinute: ratePerMinute, callerOf, counts: gateway.shared.store });
  }
  app.addHook('preHandler', (request, _reply, done) => {
    done(queryTextFault(request.body, queryBytes) ?? hashFault(request) ?? undefined);
  });
  const raws = new WeakMap<FastifyRequest, RawJson[]>();
  const answer = graphqlHandler(gateway, async (request, reply) =>
    gateway
      .context({
        raws: raws.get(request) ?? [],
        requestId: request.id,
        token: tokenFrom(request),
        signal: open.open(reply),
        headers: gateway.traces === null ? traceFrom(request) : {},
        span: spans.get(request) ?? null,
        explain: settings.pages.explain && request.headers['x-tributary-explain'] === '1',
      })
      .catch((error: unknown) => {
        throw graphqlErrorOf(error, request.id);
      }),
  );
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    handler: async (request, reply) => {
      const texts: RawJson[] = [];
      raws.set(request, texts);
      const body = await answer(request, reply);
      if (typeof body !== 'string') return body;
      const text = reply.statusCode >= 400 ? withRequestId(body, request.id) : body;
      return bodyOf(request, reply, { text, texts, compressFrom: settings.compressFrom });
    },
  });
}

/** The states of upstreams and of the store are told, but one that is dead does not make the gateway unready: the others' fields still answer. */
async function ready(gateway: Gateway, { embedded }: Settings) {
  const services = await gateway.services();
  const upstreams = services.map(({ name, ...state }) => [name.toLowerCase(), state] as const);
  const state = gateway.shared.state();
  const store = state === null ? 'memory' : state.shared ? 'redis' : `memory: redis is ${state.reason}`;
  const data = embedded ? 'invented' : 'real';
  return { status: 'ready', data, store, upstreams: Object.fromEntries(upstreams) };
}
