import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { RequestError, UpstreamError } from '../errors.ts';
import type { Access, Ticket } from '../transport/scope.ts';
import type { KeystoneClient, Login } from './keystone.ts';
import { ticketOf } from './openstack.ts';
import type { Place } from './openstack.ts';

/**
 * Who asks: everyone alike, someone without a token (who may read the schema and no more), the owner of a Keystone token, or
 * the gateway itself, which without a login can still see whether a service answers.
 */
export type Caller =
  | { readonly kind: 'anonymous'; readonly key: string }
  | { readonly kind: 'nobody'; readonly key: string }
  | { readonly kind: 'probe'; readonly key: string }
  | {
      readonly kind: 'keystone';
      readonly key: string;
      readonly login: Login;
      readonly believedUntil: number;
    };

/** How a caller gets at an upstream. */
export type AccessFor = (caller: Caller) => Access;

export const anonymous: Caller = { kind: 'anonymous', key: 'anonymous' };
export const nobody: Caller = { kind: 'nobody', key: 'nobody' };
export const probe: Caller = { kind: 'probe', key: 'probe' };

interface Verdict {
  readonly login: Login;
  /** Milliseconds since the epoch. */
  readonly believedUntil: number;
}

/** Verdicts age by the clock that tokens expire by. */
const clock = { now: () => Date.now() };
const believed = 300_000;
const maxKept = 10_000;
const wellFormed = /^[\x21-\x7e]{1,8192}$/;

/** Keystone's verdicts on callers' tokens, kept by the token's hash for at most five minutes and never past expiry. */
export class Callers {
  readonly #validate: KeystoneClient['validate'];
  readonly #verdicts = new LRUCache<string, Verdict>({ max: maxKept, perf: clock });
  readonly #asking = new Map<string, Promise<Verdict | null>>();

  constructor(validate: KeystoneClient['validate']) {
    this.#validate = validate;
  }

  /** The token's owner, nobody without one; UNAUTHENTICATED when Keystone does not accept it, UPSTREAM_… when it cannot be asked. */
  async identify(token: string | null): Promise<Caller> {
    if (token === null) return nobody;
    if (!wellFormed.test(token)) throw refused();
    const key = keyOf(token);
    const kept = this.#verdicts.get(key);
    const verdict =
      kept !== undefined && kept.believedUntil > Date.now() ? kept : await this.#ask(key, token);
    if (verdict === null) throw refused();
    return { kind: 'keystone', key, ...verdict };
  }

  /** The owner of a token that is known to be good, as user and project; null for any other. Asks no one. */
  known(token: string): string | null {
    if (!wellFormed.test(token)) return null;
    const { login, believedUntil } = this.#verdicts.get(keyOf(token)) ?? {};
    if (login === undefined || believedUntil === undefined || believedUntil <= Date.now()) return null;
    return `${login.user.id} ${login.project?.id ?? ''}`;
  }

  /** After an upstream's 401: throws if Keystone no longer accepts the token, or cannot be asked; else the 401 is the upstream's own. */
  async recheck({ key, token }: { readonly key: string; readonly token: string }): Promise<void> {
    this.#verdicts.delete(key);
    if ((await this.#ask(key, token)) === null) throw refused();
  }

  async #ask(key: string, token: string): Promise<Verdict | null> {
    const running = this.#asking.get(key);
    if (running !== undefined) return running;
    const asking = this.#verdict(key, token).finally(() => this.#asking.delete(key));
    this.#asking.set(key, asking);
    return asking;
  }

  async #verdict(key: string, token: string): Promise<Verdict | null> {
    const login = await this.#validate(token).catch((error: unknown) => {
      throw unavailable(error);
    });
    const life = (login?.expiresAt ?? 0) - Date.now();
    if (login === null || life <= 0) return null;
    const ttl = Math.min(believed, life);
    const verdict = { login, believedUntil: Date.now() + ttl };
    this.#verdicts.set(key, verdict, { ttl });
    return verdict;
  }
}

function keyOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Keystone away is never the token's fault. */
function unavailable(error: unknown): unknown {
  if (!(error instanceof UpstreamError)) return error;
  return new UpstreamError('UPSTREAM_UNAVAILABLE', error.call, { cause: error });
}

function refused(): RequestError {
  return new RequestError(
    'UNAUTHENTICATED',
    'Keystone does not accept this token: it is wrong, expired or revoked. Log in again.',
  );
}

/** An upstream called with the caller's own token, in the caller's project. */
export function callerAccess(
  caller: Extract<Caller, { kind: 'keystone' }>,
  callers: Callers,
  place: Place,
): Access {
  let ticket: Ticket | null = null;
  return {
    ticket: () => (ticket ??= ticketOf(caller.login, place)),
    renew: async () => {
      await callers.recheck({ key: caller.key, token: caller.login.token });
      return null;
    },
  };
}

/** What someone without a token gets of any upstream: no call is made. */
export const noCaller: Access = {
  ticket: () => {
    throw tokenNeeded();
  },
  renew: async () => null,
};

export function tokenNeeded(): RequestError {
  return new RequestError(
    'UNAUTHENTICATED',
    'A Keystone token is needed: send it as X-Auth-Token, or as Authorization: Bearer.',
  );
}
