import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Faults } from './faults.ts';
import { openFaults } from './faults.ts';
import { read, write } from './wire.ts';

/** The upstreams that the embedded cloud plays. */
export type ServiceName = 'keystone' | 'inspector' | 'nova' | 'karbor' | 'tnco';

/** A request as a service reads it. */
export interface Incoming {
  method: string;
  /** Path and query as sent. */
  target: string;
  /** The path, decoded and then split (WSGI servers do it in this order), without empties but for a trailing one. */
  segments: readonly string[];
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** An answer: an object as body goes out as JSON, a string as it is, nothing as an empty body. */
export interface Outgoing {
  status: number;
  /** Sent in this letter case; a list gives one header line per entry. */
  headers?: Record<string, string | readonly string[]>;
  body?: unknown;
}

/** One upstream: a function from requests to answers over some state. */
export interface Service {
  readonly name: ServiceName;
  /**
   * How an answer's end is told. `length`, the default: by Content-Length, and the connection stays.
   * `close`: by closing the connection, announced by no header, which is what Debian's uwsgi does.
   */
  readonly framing?: 'length' | 'close';
  handle(request: Incoming): Outgoing | Promise<Outgoing>;
}

/** A service that listens. */
export interface Listening {
  url: string;
  port: number;
  /** Stops listening and drops every connection, idle or not. */
  close(): Promise<void>;
}

/** Serves on 127.0.0.1, on a free port unless one is given; rejects when the port is taken. */
export async function listen(
  service: Service,
  options: { port?: number; faults?: Faults } = {},
): Promise<Listening> {
  const faults = options.faults ?? openFaults();
  const server = createServer((message, response) => {
    // A client that leaves in the middle ends its own request and nothing else.
    answer(service, faults, { message, response }).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 65_000;
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${port}`, port, close };
}

interface Exchange {
  message: IncomingMessage;
  response: ServerResponse;
}

async function answer(service: Service, faults: Faults, { message, response }: Exchange): Promise<void> {
  const request = await read(message);
  const fault = faults.next(request);
  if (fault?.latency) await pause(fault.latency, response);
  if (response.destroyed) return;
  const spared =
    !fault || fault.handled || fault.cut !== undefined || !(fault.reset || fault.silence || fault.status);
  const own = spared ? await handled(service, request) : null;
  if (fault?.silence) return;
  if (fault?.reset) return void message.socket.resetAndDestroy();
  const outgoing = fault?.status ? { status: fault.status, headers: fault.headers, body: fault.body } : own;
  if (outgoing) write(response, outgoing, { framing: service.framing, cut: fault?.cut });
}

async function handled(service: Service, request: Incoming): Promise<Outgoing> {
  try {
    return await service.handle(request);
  } catch (error) {
    return {
      status: 500,
      headers: { 'Content-Type': 'text/plain' },
      body: `embedded ${service.name}: ${String(error)}`,
    };
  }
}

async function pause(ms: number, response: ServerResponse): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
