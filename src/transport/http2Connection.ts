import { connect } from 'node:http2';
import type { ClientHttp2Session, Settings } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import { Http2Call } from './http2Call.ts';
import type { Carrier, Pending } from './http2Call.ts';

/** Whom a connection tells of itself. */
export interface Owner {
  /** Milliseconds without a call after which a connection is closed. */
  readonly idle: number;
  /** Milliseconds that the upstream has to say how many calls it takes. */
  readonly patience: number;
  readonly isOpen: (connection: Http2Connection) => void;
  /** One more call may be sent on it. */
  readonly hasRoom: () => void;
  /** It takes no more calls. */
  readonly isOver: (connection: Http2Connection, error: Error) => void;
  /** Refused before the upstream looked at it: to be sent once more. */
  readonly again: (pending: Pending) => void;
}

/** Unread bytes that an upstream may send: of one answer, and of all on a connection. Node's 64 KiB make far upstreams slow. */
const window = 1024 * 1024;
const windowOfAll = 8 * window;

/** One HTTP/2 connection: as many calls at a time as the upstream allows; none before it has said how many. */
export class Http2Connection implements Carrier {
  readonly #session: ClientHttp2Session;
  readonly #origin: URL;
  readonly #owner: Owner;
  readonly #late: NodeJS.Timeout;
  #limit = 0;
  #running = 0;
  #isOpen = false;
  #isOver = false;
  #error = new Error('the connection was closed');
  heard = 0;

  constructor(origin: URL, socket: TLSSocket, owner: Owner) {
    this.#origin = origin;
    this.#owner = owner;
    const settings = { enablePush: false, initialWindowSize: window };
    this.#session = connect(origin, { createConnection: () => socket, settings });
    this.#session.unref();
    // A timer of its own: that of the session starts anew with each byte.
    this.#late = setTimeout(() => this.#giveUp(), owner.patience).unref();
    this.#listen(socket);
  }

  get hasRoom(): boolean {
    return this.#running < this.#limit && !this.#isOver && !this.#session.closed && !this.#session.destroyed;
  }

  send(pending: Pending): void {
    this.#running++;
    new Http2Call(this, pending).start(this.#session, this.#origin);
  }

  ended(refused: Pending | null): void {
    this.#running--;
    if (this.#isOver && this.#running === 0) this.#session.destroy();
    if (refused !== null) this.#owner.again(refused);
    else if (this.hasRoom) this.#owner.hasRoom();
  }

  retire(): void {
    this.#leave();
    if (this.#running === 0) this.#session.destroy();
  }

  destroy(): void {
    this.#session.destroy();
  }

  #listen(socket: TLSSocket): void {
    const owner = this.#owner;
    this.#session.on('error', (error: Error) => (this.#error = error));
    this.#session.on('close', () => this.#leave());
    this.#session.on('goaway', () => this.#leave());
    socket.on('end', () => this.#leave()); // comes before `close`
    // A TLS alert, as for a certificate that is missing: the session ends without a word of it.
    socket.on('error', (error: Error) => {
      this.#error = error;
      this.#leave();
      socket.destroy();
    });
    this.#session.on('remoteSettings', ({ maxConcurrentStreams = Infinity }: Settings) => {
      this.#limit = maxConcurrentStreams;
      if (this.#isOpen) return owner.hasRoom();
      this.#isOpen = true;
      clearTimeout(this.#late);
      this.#session.setLocalWindowSize(windowOfAll);
      this.#session.setTimeout(owner.idle);
      owner.isOpen(this);
    });
    this.#session.on('timeout', () => {
      if (this.#running === 0) this.retire();
    });
  }

  #giveUp(): void {
    this.#error = new Error('HTTP/2 was agreed on, and not begun in time');
    this.retire();
  }

  #leave(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#late);
    this.#owner.isOver(this, this.#error);
  }
}
