import { callerAccess, noCaller } from './auth/callers.ts';
import type { AccessFor } from './auth/callers.ts';
import { fixedAccess, noAccess, projectIn, secretAccess, ticketFor } from './auth/fixed.ts';
import { ownAccess } from './auth/openstack.ts';
import type { Service } from './auth/openstack.ts';
import type { ServiceSettings, UpstreamSettings } from './config/upstreamSettings.ts';
import type { Identity } from './identity.ts';
import type { Access } from './transport/scope.ts';

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
