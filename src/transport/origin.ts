import { TLSSocket } from 'node:tls';
import type { buildConnector } from 'undici';
import { asError } from '../errors.ts';
import type { Wire } from './exchange.ts';
import { Http2Connection } from './http2Connection.ts';
import type { Pending } from './http2Call.ts';
import type { Owner } from './http2Connection.ts';

interface OriginOptions {
  /** Opens TLS connections on which HTTP/2 is offered to the upstream. */
  readonly connector: buildConnector.connector;
  /** HTTP/2 connections at a time. */
  readonly connections: number;
  /** Milliseconds without a call after which an HTTP/2 connection is closed. */
  readonly idle: number;
  /** Milliseconds in which HTTP/2 must have begun on a connection. */
  readonly patience: number;
  /** Takes the calls to an upstream that does not speak HTTP/2; `spare` is a connection for the first of them. */
  readonly overHttp1: (spare: TLSSocket) => Wire;
}

/** One server behind TLS: called over HTTP/2 if that is agreed on when it is first connected to, else over HTTP/1.1. */
export class Origin implements Wire {
  readonly #url: URL;
  readonly #options: OriginOptions;
  readonly #owner: Owner;
  readonly #open = new Set<Http2Connection>();
  readonly #waiting: Pending[] = [];
  #opening: Http2Connection | 'soon' | null = null;
  #closed = false;
  #http1: Wire | null = null;

  constructor(origin: string, options: OriginOptions) {
    this.#url = new URL(origin);
    this.#options = options;
    this.#owner = {
      idle: options.idle,
      patience: options.patience,
      isOpen: (connection) => {
        this.#opening = null;
        this.#open.add(connection);
        this.#serve();
      },
      hasRoom: () => this.#serve(),
      isOver: (connection, error) => {
        if (!this.#open.delete(connection)) return this.#notOpened(error);
        this.#serve();
      },
      again: (pending) => this.#take(pending),
    };
  }

  dispatch(request: Pending['request'], handler: Pending['handler']): void {
    if (this.#http1 === null) this.#take({ request, handler, refused: false });
    else this.#http1.dispatch(request, handler);
  }

  close(): void {
    this.#closed = true;
    if (this.#opening instanceof Http2Connection) this.#opening.destroy();
    for (const connection of this.#open) connection.destroy();
  }

  #take(pending: Pending): void {
    this.#waiting.push(pending);
    this.#serve();
  }

  /** Sends what waits, as far as there is room; opens one connection more where there is not. */
  #serve(): void {
    for (let [next] = this.#waiting; next !== undefined; [next] = this.#waiting) {
      const free = this.#free();
      if (free === undefined) return this.#openOne();
      this.#waiting.shift();
      free.send(next);
    }
  }

  #free(): Http2Connection | undefined {
    for (const connection of this.#open) if (connection.hasRoom) return connection;
    return undefined;
  }

  #openOne(): void {
    const { connector, connections } = this.#options;
    if (this.#closed) return this.#notOpened(new Error('the gateway is closing'));
    if (this.#opening !== null || this.#open.size >= connections) return;
    this.#opening = 'soon';
    try {
      this.#connect(connector);
    } catch (error) {
      this.#notOpened(asError(error)); // a certificate of ours that is none
    }
  }

  #connect(connector: buildConnector.connector): void {
    const { protocol, host, hostname, port } = this.#url;
    connector({ protocol, host, hostname, port }, (error, socket) => {
      if (error !== null) return this.#notOpened(error);
      if (socket instanceof TLSSocket && !this.#closed) return this.#use(socket);
      socket.destroy();
      this.#notOpened(new Error('the gateway is closing'));
    });
  }

  #use(socket: TLSSocket): void {
    if (socket.alpnProtocol === 'h2') this.#opening = new Http2Connection(this.#url, socket, this.#owner);
    else this.#useHttp1(socket);
  }

  #useHttp1(spare: TLSSocket): void {
    this.#opening = null;
    this.#http1 = this.#options.overHttp1(spare);
    for (const { request, handler } of this.#waiting.splice(0)) this.#http1.dispatch(request, handler);
  }

  /** Where other connections are open, what waits will have its turn on them. */
  #notOpened(error: Error): void {
    this.#opening = null;
    if (this.#open.size > 0) return;
    for (const { handler } of this.#waiting.splice(0)) handler.onResponseError(null, error);
  }
}
