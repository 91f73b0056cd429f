import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Faults } from './faults.ts';
import { openFaults } from './faults.ts';

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
  if (outgoing) write(response, outgoing, { framing: service.framing ?? 'length', cut: fault?.cut });
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

async function read(message: IncomingMessage): Promise<Incoming> {
  const target = message.url ?? '/';
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  const parts = decoded(path).split('/');
  return {
    method: message.method ?? 'GET',
    target,
    segments: parts.filter((part, at) => part !== '' || at === parts.length - 1),
    query: new URLSearchParams(query),
    headers: message.headers,
    body: await buffer(message),
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
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

function write(
  response: ServerResponse,
  outgoing: Outgoing,
  wire: { framing: 'length' | 'close'; cut?: number },
): void {
  const payload = bytes(outgoing.body);
  for (const [name, value] of Object.entries(outgoing.headers ?? {})) response.setHeader(name, value);
  const isJson = typeof outgoing.body === 'object' && outgoing.body !== null;
  if (isJson && !response.hasHeader('content-type')) response.setHeader('Content-Type', 'application/json');
  response.statusCode = outgoing.status;
  if (wire.framing === 'close') untilClose(response);
  else if (outgoing.status !== 204 && outgoing.status !== 304)
    response.setHeader('Content-Length', payload.length);
  if (wire.cut === undefined) response.end(payload);
  else response.write(payload.subarray(0, wire.cut), () => response.destroy());
}

/** Leaves out every header that would announce the body's length or the connection's end, then closes. */
function untilClose(response: ServerResponse): void {
  response.sendDate = false;
  response.shouldKeepAlive = false;
  response.useChunkedEncodingByDefault = false;
  response.removeHeader('connection');
  response.once('finish', () => response.socket?.end());
}

function bytes(body: unknown): Buffer {
  if (body === undefined || body === null) return Buffer.alloc(0);
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
