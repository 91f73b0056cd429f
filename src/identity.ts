import { randomUUID } from 'node:crypto';
import { Callers } from './auth/callers.ts';
import { fixedAccess, ticketFor } from './auth/fixed.ts';
import { LoginCache } from './auth/loginCache.ts';
import { KeystoneClient } from './auth/keystone.ts';
import type { Login } from './auth/keystone.ts';
import type { KeystoneSettings } from './config/upstreamSettings.ts';
import { sharedScope } from './scope.ts';
import type { Watch } from './scope.ts';
import { Transport } from './transport/transport.ts';
import type { Upstream } from './transport/upstream.ts';

/** Keystone for the life of the process: the gateway's own login, and the verdicts on its callers. */
export interface Identity {
  readonly client: KeystoneClient;
  readonly callers: Callers;
  /** The gateway's own login; null when it has none. */
  readonly own: LoginCache<Login> | null;
}

export function openIdentity(settings: KeystoneSettings, upstream: Upstream, watch: Watch): Identity {
  const access = fixedAccess(ticketFor(settings.url, {}));
  const client = new KeystoneClient(
    new Transport(upstream, access, sharedScope(`req-${randomUUID()}`, watch)),
  );
  const { credentials } = settings;
  return {
    client,
    callers: new Callers(async (token) => client.validate(token)),
    own: credentials === null ? null : new LoginCache(async () => client.login(credentials)),
  };
}
