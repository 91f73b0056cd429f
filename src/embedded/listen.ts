import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Faults } from './faults.ts';
import { openFaults } from './faults.ts';
import type { Incoming, Outgoing, Service } from './service.ts';
import { read, write } from './wire.ts';

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
