import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Span, Traces } from '../transport/trace.ts';

/** A span for each request, from its first byte to the last of its answer. */
export function traceRequests(app: FastifyInstance, traces: Traces | null): WeakMap<FastifyRequest, Span> {
  const spans = new WeakMap<FastifyRequest, Span>();
  if (traces === null) return spans;
  app.addHook('onRequest', (request, reply, done) => {
    const span = traces.request(request.headers, {
      'http.request.method': request.method,
      'http.route': '/graphql',
      'url.scheme': request.protocol,
    });
    spans.set(request, span);
    reply.raw.once('close', () => {
      if (reply.raw.writableFinished) span.setAttributes({ 'http.response.status_code': reply.statusCode });
      if (reply.statusCode >= 500) span.fail(String(reply.statusCode));
      span.end();
    });
    done();
  });
  return spans;
}
