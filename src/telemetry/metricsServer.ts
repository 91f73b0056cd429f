import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.ts';

/** `/metrics`, beside `/graphql` or on an address of its own. */
export function serveMetrics(app: FastifyInstance, metrics: Metrics): void {
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.print()));
}

/** A server for nothing but the metrics, so that they can be kept from clients. */
export async function listenForMetrics(
  metrics: Metrics,
  address: { readonly host: string; readonly port: number },
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const app = Fastify({ forceCloseConnections: true });
  serveMetrics(app, metrics);
  const url = await app.listen(address);
  return { url, close: async () => app.close() };
}
