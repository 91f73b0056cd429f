import { randomUUID } from 'node:crypto';
import { cachedAccess } from '../../auth/cachedAccess.ts';
import { noCaller } from '../../auth/callers.ts';
import type { AccessFor, Caller } from '../../auth/callers.ts';
import { fixedAccess, noAccess, secretAccess, ticketFor } from '../../auth/fixed.ts';
import { LoginCache } from '../../auth/loginCache.ts';
import type { ExpiringLogin } from '../../auth/loginCache.ts';
import type { TncoSettings } from '../../config/upstreamSettings.ts';
import { RequestError } from '../../errors.ts';
import { sharedScope } from '../../scope.ts';
import type { Watch } from '../../scope.ts';
import type { Access } from '../../transport/scope.ts';
import { Transport } from '../../transport/transport.ts';
import type { Upstream } from '../../transport/upstream.ts';
import { bearerLogin } from './login.ts';

/** TNC-O knows no Keystone: the gateway's own account serves those callers whose roles allow it. */
export function tncoAccess(settings: TncoSettings | null, upstream: Upstream, watch: Watch): AccessFor {
  if (settings === null) return () => noAccess('tnco');
  const access = bearerOf(settings, upstream, watch);
  return (caller) => {
    if (caller.kind === 'nobody') return noCaller;
    return mayRead(caller, settings.roles) ? access : refusedAccess(settings.roles);
  };
}

function bearerOf({ url, token, login }: TncoSettings, upstream: Upstream, watch: Watch): Access {
  const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
  if (token !== null) return secretAccess(url, token, bearer);
  if (login.mode === 'token') return secretAccess(url, login.token, bearer);
  if (login.mode === 'none') return fixedAccess(ticketFor(url, {}));
  // Zen's address is given whole (upstreams.md 3.1), others without the path of the login.
  const address = 'address' in login ? login.address.replace(/\/icp4d-api\/v1\/authorize\/?$/, '') : url;
  const scope = sharedScope(`req-${randomUUID()}`, watch);
  const http = new Transport(upstream, fixedAccess(ticketFor(address, {})), scope);
  const logins = new LoginCache(async () => bearerLogin(http, login));
  return bearerAccess(logins, url);
}

function mayRead(caller: Caller, roles: readonly string[]): boolean {
  return caller.kind !== 'keystone' || caller.login.roles.some((role) => roles.includes(role));
}

function refusedAccess(roles: readonly string[]): Access {
  const refuse = (): never => {
    throw new RequestError(
      'FORBIDDEN',
      `Processes are read with the gateway's own account, which needs the role ${roles.join(' or ')}.`,
    );
  };
  return { ticket: refuse, renew: async () => null };
}

/** One account for everyone (upstreams.md 3.1). */
function bearerAccess(logins: LoginCache<ExpiringLogin>, url: string): Access {
  return cachedAccess(logins, {
    of: ({ token }) => ticketFor(url, { authorization: `Bearer ${token}` }),
    tokenIn: ({ headers }) => (headers['authorization'] ?? '').replace(/^Bearer /, ''),
  });
}
