import { randomUUID } from 'node:crypto';
import { bearerAccess, bearerLogin } from './auth/bearer.ts';
import { callerAccess, noCaller } from './auth/callers.ts';
import type { Caller } from './auth/callers.ts';
import { fixedAccess, noAccess, ticketFor } from './auth/fixed.ts';
import { LoginCache } from './auth/loginCache.ts';
import { ownAccess } from './auth/openstack.ts';
import type { Service } from './auth/openstack.ts';
import type { Secret } from './config/secret.ts';
import type { ServiceSettings, TncoSettings, UpstreamSettings } from './config/upstreamSettings.ts';
import { RequestError } from './errors.ts';
import type { Identity } from './identity.ts';
import { sharedScope } from './scope.ts';
import type { Watch } from './scope.ts';
import type { Access, Ticket } from './transport/scope.ts';
import { Transport } from './transport/transport.ts';
import type { Upstream } from './transport/upstream.ts';

/** How a caller gets at an upstream. */
export type AccessFor = (caller: Caller) => Access;

/** An OpenStack service: a probe comes without a login; everyone else with the caller's own token, else with a fixed one, else with the gateway's own login. */
export function openstackAccess(
  service: Service,
  own: ServiceSettings | null,
  identity: Identity | null,
): AccessFor {
  if (own === null) return () => noAccess(service.name);
  const place = { service, url: own.url, catalog: own.catalog };
  const shared = sharedAccess(service, own, identity, place);
  const probing =
    own.url === null ? noAccess(service.name) : fixedAccess(ticketFor(service.base(own.url), {}));
  return (caller) => {
    if (caller.kind === 'nobody') return noCaller;
    if (caller.kind === 'probe') return probing;
    return caller.kind === 'keystone' && identity !== null
      ? callerAccess(caller, identity.callers, place)
      : shared;
  };
}

function sharedAccess(
  service: Service,
  { url, token }: UpstreamSettings,
  identity: Identity | null,
  place: Parameters<typeof ownAccess>[1],
): Access {
  if (url !== null && token !== null)
    return secretAccess(service.base(url), token, (secret) => ({ 'x-auth-token': secret }));
  if (identity?.own) return ownAccess(identity.own, place);
  if (url !== null) return fixedAccess(ticketFor(service.base(url), {}, projectIn(url)));
  return noAccess(service.name);
}

/** A fixed token may be a file that changes, so it is read for each ticket. */
function secretAccess(
  url: string,
  secret: Secret,
  headersWith: (secret: string) => Record<string, string>,
): Access {
  let last: { readonly text: string; readonly ticket: Ticket } | null = null;
  const ticket = () => {
    const text = secret.read();
    if (last?.text !== text) last = { text, ticket: ticketFor(url, headersWith(text), projectIn(url)) };
    return last.ticket;
  };
  return { ticket, renew: async () => null };
}

/** A base URL may name its project, as karbor's does: `/v1/{project_id}`. */
function projectIn(url: string): string | null {
  return /\/v[\d.]+\/([\w-]+)\/?$/.exec(new URL(url).pathname)?.[1] ?? null;
}

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
  // Zen's address is given whole (CONTRACT 3.1), others without the path of the login.
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
