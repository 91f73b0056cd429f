import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http';
import type { Server as TcpServer } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as it came over the wire, whole. */
export interface Seen {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An answer: JSON, a text as it is, or whatever a function does to the response. */
export type Answer =
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly json?: unknown;
      readonly text?: string;
    }
  | ((response: ServerResponse) => void);

export interface FakeUpstream {
  readonly url: string;
  readonly port: number;
  readonly seen: readonly Seen[];
  /** `GET /v1/x?y=z` for each request, in the order in which they came. */
  readonly lines: readonly string[];
  /** TCP connections taken. */
  readonly connections: number;
  readonly forget: () => void;
  /** Stops listening before the test is over. */
  readonly close: () => Promise<void>;
}

/** Cuts the connection without an answer. */
export const reset: Answer = (response) => void response.socket?.resetAndDestroy();
/** Never answers. */
export const silence: Answer = () => undefined;

/** An HTTP server on a free port for the length of a test, scripted by one function. */
export async function fakeUpstream(
  answer: (request: Seen, nth: number) => Answer | Promise<Answer>,
): Promise<FakeUpstream> {
  const seen: Seen[] = [];
  let connections = 0;
  const server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      const { method = '', url = '', headers } = message;
      const request = { method, url, headers, body: Buffer.concat(chunks).toString() };
      seen.push(request);
      Promise.resolve(answer(request, seen.length)).then(
        (given) => write(response, given),
        (error: unknown) => response.writeHead(599).end(String(error)),
      );
    });
  });
  server.on('connection', () => connections++);
  const port = await listening(server);
  const close = async () => closed(server);
  onTestFinished(close);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    seen,
    get lines() {
      return seen.map(({ method, url }) => `${method} ${url}`);
    },
    get connections() {
      return connections;
    },
    forget: () => void seen.splice(0),
    close,
  };
}

/** Listens on loopback, on a free port unless one is given. */
export async function listening(server: TcpServer, port = 0): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function closed(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function write(response: ServerResponse, answer: Answer): void {
  if (typeof answer === 'function') return answer(response);
  const { status = 200, headers = {}, json, text } = answer;
  const type = json === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, ...headers });
  response.end(json === undefined ? text : JSON.stringify(json));
}
