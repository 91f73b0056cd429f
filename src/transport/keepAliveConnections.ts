import type { TLSSocket } from 'node:tls';
import { Agent, buildConnector } from 'undici';
import type { Handler, HttpRequest, Wire } from './exchange.ts';
import { Origin } from './origin.ts';

/** Proxies in between drop connections that are idle for about a minute. */
const idle = 50_000;
/** As undici has it. */
const connectTimeout = 10_000;

interface Options {
  /** At a time, to one server. */
  readonly connections: number;
  readonly headersTimeout: number;
  readonly bodyTimeout: number;
  readonly connect: buildConnector.BuildOptions;
  /** Milliseconds without a call after which an HTTP/2 connection is closed. */
  readonly idle?: number;
}

/**
 * Connections that are kept alive between calls, over HTTP/2 where TLS offers it. undici's own HTTP/2 gives each call a
 * connection of its own and fails what is under way when a server closes one in good order (docs/decisions/0011).
 */
export class KeepAliveConnections implements Wire {
  readonly #connections: number;
  readonly #idle: number;
  readonly #patience: number;
  readonly #http1: Agent;
  readonly #connector: buildConnector.connector;
  readonly #origins = new Map<string, Origin>();
  /** By host: opened to learn what it speaks, and not used yet. */
  readonly #spare = new Map<string, TLSSocket>();

  /** `onFailure` is told of connections that could not be made. */
  constructor(options: Options, onFailure: () => void) {
    const { connect, ...rest } = options;
    this.#connections = options.connections;
    this.#idle = options.idle ?? idle;
    this.#patience = connect.timeout ?? connectTimeout;
    const open = buildConnector(connect);
    this.#http1 = new Agent({
      ...rest,
      connect: (to, done) => this.#useSpare(to, done) || open(to, done),
    });
    this.#http1.on('connectionError', onFailure);
    const offering = buildConnector({ ...connect, allowH2: true });
    this.#connector = (to, done) =>
      offering(to, (...outcome) => {
        if (outcome[0] !== null) onFailure();
        done(...outcome);
      });
  }

  dispatch(request: HttpRequest, handler: Handler): void {
    if (request.origin.startsWith('https:')) this.#originOf(request.origin).dispatch(request, handler);
    else this.#http1.dispatch(request, handler);
  }

  async destroy(): Promise<void> {
    for (const origin of this.#origins.values()) origin.close();
    for (const socket of this.#spare.values()) socket.destroy();
    await this.#http1.destroy();
  }

  #originOf(origin: string): Origin {
    const known = this.#origins.get(origin);
    if (known !== undefined) return known;
    const made = new Origin(origin, {
      connector: this.#connector,
      connections: this.#connections,
      idle: this.#idle,
      patience: this.#patience,
      overHttp1: (spare) => {
        this.#spare.set(new URL(origin).host, spare);
        return this.#http1;
      },
    });
    this.#origins.set(origin, made);
    return made;
  }

  #useSpare({ host = '' }: buildConnector.Options, done: buildConnector.Callback): boolean {
    const spare = this.#spare.get(host);
    if (spare === undefined || !this.#spare.delete(host) || spare.destroyed) return false;
    queueMicrotask(() => done(null, spare)); // undici sends nothing when it is told at once
    return true;
  }
}
