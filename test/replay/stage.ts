import type { ManualClock } from '../../src/embedded/clock.ts';
import type { EmbeddedCloud } from '../../src/embedded/cloud.ts';
import type { Answer, Sent } from './exchange.ts';
import { send } from './exchange.ts';
import { login, standardTokens } from './tokens.ts';

/** A cloud just started, and the ways to bring it into a state. */
export interface Stage {
  cloud: EmbeddedCloud;
  clock: ManualClock;
  /** A token of this user on this project, or on `system`, or on nothing. */
  login(user: string, on: string | null): Promise<string>;
  /** A token by the name that captures use, the same one each time. */
  token(name: string): Promise<string>;
  /** Calls an upstream; `token` is a name as above. */
  call(upstream: keyof EmbeddedCloud['urls'], request: StageCall): Promise<Answer>;
}

/** A request to bring the cloud into a state. */
export interface StageCall {
  method: string;
  target: string;
  token?: string;
  headers?: Sent['headers'];
  body?: unknown;
}

type Tokens = Record<string, (stage: Stage) => Promise<string>>;

/** Sets the stage for one capture; `tokens` come before the standard ones. */
export function openStage(given: { cloud: EmbeddedCloud; clock: ManualClock; tokens?: Tokens }): Stage {
  const { cloud, clock } = given;
  const issued = new Map<string, Promise<string>>();
  const stage: Stage = {
    cloud,
    clock,
    login: async (user, on) => login(cloud, user, on),
    async token(name) {
      const found = issued.get(name) ?? (given.tokens?.[name] ?? standardTokens[name])?.(stage);
      if (!found) throw new Error(`no token is named ${name}`);
      issued.set(name, found);
      return found;
    },
    async call(upstream, { method, target, token, headers, body = null }) {
      const own: Sent['headers'] = {};
      if (body !== null) own['Content-Type'] = 'application/json';
      if (token !== undefined) own['X-Auth-Token'] = await stage.token(token);
      return send(cloud.urls[upstream], { method, target, headers: { ...own, ...headers }, body });
    },
  };
  return stage;
}

/** Puts a live token where the capture has a name in brackets; what has none goes out as it is. */
export async function withTokens(stage: Stage, headers: Sent['headers']): Promise<Sent['headers']> {
  const live: Sent['headers'] = {};
  for (const [name, value] of Object.entries(headers)) {
    // The recorded address is another server's.
    if (name.toLowerCase() === 'host') continue;
    const label = /^x-(auth|subject)-token$/i.test(name) ? /\(([^)]+)\)$/.exec(value)?.[1] : undefined;
    live[name] = label === undefined ? value : await stage.token(label);
  }
  return live;
}
