import type { Server } from 'node:http';
import { Server as Listener } from 'node:net';

/**
 * Takes no more connections and resolves when those that there are have ended. Until then they are served on, and each
 * answer asks its client to close: a connection that the server closed could have a request under way on it.
 */
export async function drain(server: Server): Promise<void> {
  server.prependListener('request', (_request, response) => {
    response.shouldKeepAlive = false;
  });
  // http.Server's own close() also closes idle connections.
  await new Promise<void>((resolve) => Listener.prototype.close.call(server, () => resolve()));
}
