import type { Clock } from '../clock.ts';
import type { Server } from './servers.ts';
import { servers as standard } from './servers.ts';

/** An event as it was received, and what became of it. */
export interface ReceivedEvent {
  name: string;
  serverId: string;
  tag: string | null;
  /** As sent; `completed` when left out. */
  status: string;
  /** 200 delivered, 400 no tag, 404 no such server, 422 no host. */
  code: number;
  /** Milliseconds since the epoch. */
  at: number;
  /** The same for all events of one call. */
  requestId: string;
  /** As in `2.93`. */
  microversion: string;
}

/** What nova knows: its servers, and the newest events that it was sent (10,000 at most). */
export class State {
  readonly servers: readonly Server[];
  readonly events: ReceivedEvent[] = [];
  readonly #clock: Clock;

  constructor(clock: Clock, servers: readonly Server[] = Object.values(standard)) {
    this.#clock = clock;
    this.servers = servers;
  }

  record(
    event: Omit<ReceivedEvent, 'at' | 'requestId' | 'microversion'>,
    { requestId, minor }: { requestId: string; minor: number },
  ): void {
    this.events.push({ ...event, at: this.#clock.now(), requestId, microversion: `2.${minor}` });
    if (this.events.length > 10_000) this.events.shift();
  }
}
