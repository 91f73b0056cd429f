import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** One whole answer. */
export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

/** One kept connection that sends a prepared request again and again; cheap, because it shares a core with the upstream. */
export class Connection {
  readonly #socket: Socket;
  #pending: Buffer = Buffer.alloc(0);
  #waiting: { done: (answer: Answer) => void; failed: (error: Error) => void } | undefined;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (chunk) => this.#receive(chunk));
    this.#socket.on('error', (error) => this.#waiting?.failed(error));
    this.#socket.on('close', () => this.#waiting?.failed(new Error('The server closed the connection.')));
  }

  async send(request: Buffer): Promise<Answer> {
    return new Promise((done, failed) => {
      this.#waiting = { done, failed };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    const end = this.#pending.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#pending.toString('latin1', 0, end).toLowerCase();
    const body = bodyIn(head, this.#pending.subarray(end + 4));
    if (!body) return;
    this.#pending = Buffer.alloc(0);
    this.#waiting?.done({ status: Number(head.slice(9, 12)), body });
  }
}

function bodyIn(head: string, rest: Buffer): Buffer | undefined {
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
  if (length !== undefined)
    return rest.length >= Number(length) ? rest.subarray(0, Number(length)) : undefined;
  return chunked(rest);
}

function chunked(rest: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const line = rest.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const size = Number.parseInt(rest.toString('latin1', at, line), 16);
    const end = line + 2 + size;
    if (rest.length < end + 2) return undefined;
    if (size === 0) return Buffer.concat(parts);
    parts.push(rest.subarray(line + 2, end));
    at = end + 2;
  }
}

/** A GraphQL request as bytes. */
export function requestOf(body: object, path = '/graphql'): Buffer {
  const text = JSON.stringify(body);
  const head = [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'accept: application/json',
    'content-type: application/json',
    'user-agent: bench',
    `content-length: ${Buffer.byteLength(text)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${text}`);
}
