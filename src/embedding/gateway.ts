import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { createHttpFront } from '../http/front.ts';
import type { HttpFront } from '../http/front.ts';
import type { Options } from './options.ts';
import { start, subgraphOf } from './subgraph.ts';
import type { Started, Subgraph } from './subgraph.ts';

/** The gateway with its HTTP front, for a server that someone else runs: `/graphql`, `/healthz`, `/readyz` and the pages. */
export interface TributaryGateway extends Subgraph {
  /** Answers what a `node:http` server received; whatever reads the body before it must leave it alone. */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
  /** For Fastify's `register`, best with a `prefix`: everything below it is answered here. */
  readonly plugin: FastifyPluginAsync;
}

/** The gateway inside another program, which listens, and closes it in the end. */
export async function createGateway(options: Options = {}): Promise<TributaryGateway> {
  const started = await start(options);
  const subgraph = subgraphOf(started);
  const front = await opened(started).catch(async (error: unknown) => {
    await subgraph.close();
    throw error;
  });
  return {
    ...subgraph,
    handler: (request, response) => front.app.routing(request, response),
    plugin: async (scope) => hand(scope, front.app),
    async close() {
      await front.stop(started.settings.shutdownGrace);
      await subgraph.close();
    },
  };
}

async function opened({ gateway, settings }: Started): Promise<HttpFront> {
  const front = createHttpFront(gateway, settings);
  await front.app.ready();
  return front;
}

/** Hands everything below the scope's prefix on, with the body unread: limits, ids and errors are then the gateway's own. */
function hand(scope: FastifyInstance, front: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
  // By its parts: where one is a parameter, the address is longer or shorter than the prefix as it was given.
  const prefix = new RegExp(`^(?:/[^/?]*){${scope.prefix.split('/').length - 1}}`);
  scope.all('/*', (request, reply) => {
    // What the app's hooks have set there, as for CORS, would be lost with the reply.
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    reply.hijack();
    request.raw.url = request.raw.url?.replace(prefix, '') ?? '/';
    front.routing(request.raw, reply.raw);
  });
}
