import { createServer, request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';

/** A request that passed, and the status it was answered with. */
export interface Passed {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly status: number;
  /** The token that the answer gave, where it gave one. */
  readonly subject: string | null;
}

export interface Recorder {
  /** Stands for the upstream's own address, its path included. */
  readonly url: string;
  readonly seen: readonly Passed[];
  close(): Promise<void>;
}

/** A server that hands every request on to `upstream` as it is, and takes down what passes. */
export async function record(upstream: string): Promise<Recorder> {
  const { hostname, port, pathname } = new URL(upstream);
  const seen: Passed[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = '', url: path = '', headers } = incoming;
    const onward = request({ hostname, port, method, path, headers, agent: false }, (answer) => {
      const { statusCode: status = 502, headers: answered } = answer;
      const subject = answered['x-subject-token'];
      seen.push({ method, path, headers, status, subject: typeof subject === 'string' ? subject : null });
      outgoing.writeHead(status, answered);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the recorder has no port');
  return {
    url: `http://127.0.0.1:${address.port}${pathname.replace(/\/$/, '')}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
