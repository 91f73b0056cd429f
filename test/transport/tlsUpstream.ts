import { readFileSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import type {
  Http2ServerRequest,
  Http2ServerResponse,
  ServerHttp2Session,
  ServerHttp2Stream,
} from 'node:http2';
import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import { listening } from '../support/fakeUpstream.ts';

const pem = (name: string) => readFileSync(new URL(`tls/${name}.pem`, import.meta.url), 'utf8');

/** For `localhost` until 2099, signed by itself; made with `openssl ca -selfsign` for these tests alone. */
export const cert = pem('cert');

export const key = pem('key');
const keys = { key, cert };

/** What a test does with a request; `nth` counts from 1. */
export type Script = (response: Response, nth: number) => void;

/** What responses of both protocols have. */
export interface Response {
  writeHead(status: number, headers?: Readonly<Record<string, string>>): unknown;
  write(text: string): unknown;
  end(text: string): unknown;
  on(event: 'close', act: () => void): unknown;
  readonly socket: Socket | null;
  /** Where it is HTTP/2. */
  readonly stream?: ServerHttp2Stream;
}

export interface TlsUpstream {
  readonly url: string;
  /** `2.0 GET /x` for each request, in the order in which they came. */
  readonly lines: readonly string[];
  /** TCP connections taken, closed ones too. */
  readonly sockets: readonly Socket[];
  readonly sessions: readonly ServerHttp2Session[];
  /** Most HTTP/2 requests that one connection had under way at once. */
  readonly most: number;
}

interface Offer {
  readonly h2: boolean;
  /** Streams of one connection at a time. */
  readonly streams?: number;
  /** Whether it takes only clients that have the certificate of these tests too. */
  readonly mutual?: boolean;
}

/** A server behind TLS on a free port for the length of a test, which offers HTTP/2 or does not. */
export async function tlsUpstream(
  { h2, streams = 100, mutual = false }: Offer,
  script: Script,
): Promise<TlsUpstream> {
  const lines: string[] = [];
  const sockets: Socket[] = [];
  const sessions: ServerHttp2Session[] = [];
  const running = new Map<unknown, number>();
  let most = 0;
  const take = (
    request: IncomingMessage | Http2ServerRequest,
    response: ServerResponse | Http2ServerResponse,
  ) => {
    const connection = 'stream' in request ? request.stream.session : request.socket;
    const now = (running.get(connection) ?? 0) + 1;
    running.set(connection, now);
    most = Math.max(most, now);
    response.once('close', () => running.set(connection, (running.get(connection) ?? 1) - 1));
    const nth = lines.push(`${request.httpVersion} ${request.method} ${request.url}`);
    request.on('end', () => script(response, nth)).resume();
  };
  const own = mutual ? { ...keys, ca: cert, requestCert: true } : keys;
  const server = h2
    ? createSecureServer({ ...own, allowHTTP1: true, settings: { maxConcurrentStreams: streams } })
    : createServer({ ...own, ALPNProtocols: ['http/1.1'] });
  server.on('request', take);
  server.on('session', (session: ServerHttp2Session) => {
    sessions.push(session.on('error', () => undefined));
  });
  server.on('connection', (socket: Socket) => {
    sockets.push(socket.on('error', () => undefined));
  });
  const port = await listening(server);
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    url: `https://localhost:${port}`,
    lines,
    sockets,
    sessions,
    get most() {
      return most;
    },
  };
}

/** A server behind TLS for the length of a test that agrees on HTTP/2; what it says then, if anything, `begin` writes. */
export async function agreeingUpstream(begin: (socket: TLSSocket, nth: number) => void) {
  const sockets: TLSSocket[] = [];
  const server = createTlsServer({ ...keys, ALPNProtocols: ['h2'] }, (socket) => {
    const nth = sockets.push(socket.on('error', () => undefined));
    begin(socket, nth);
  });
  const port = await listening(server);
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `https://localhost:${port}`, sockets };
}
