import type { Server } from './servers.ts';
import { novaService } from './api.ts';
import type { ReceivedEvent } from './state.ts';
import { State } from './state.ts';
import type { Service } from '../service.ts';
import type { Surroundings } from '../verdict.ts';

/** A nova: its HTTP side, and for tests the servers it knows and the events it was sent. */
export interface Nova {
  service: Service;
  state: { servers: readonly Server[]; events: readonly ReceivedEvent[] };
}

/** What nova starts with. */
export interface NovaSeed {
  servers?: readonly Server[];
}

/** Opens a nova with the embedded cloud's servers, or with others. */
export function openNova(options: Surroundings & { seed?: NovaSeed }): Nova {
  const state = new State(options.clock, options.seed?.servers);
  return { service: novaService(options, state), state };
}
