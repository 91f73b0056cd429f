import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Incoming, Outgoing, Service } from './service.ts';

/** Reads a request to its end; rejects when the client leaves before. */
export async function read(message: IncomingMessage): Promise<Incoming> {
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

/** Writes an answer; with `cut`, only so many bytes of its body before the connection is dropped. */
export function write(
  response: ServerResponse,
  outgoing: Outgoing,
  wire: { framing: Service['framing']; cut?: number },
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
