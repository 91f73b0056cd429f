import { isIPv4 } from 'node:net';
import { placeOf, required } from './declaration.ts';
import type { Reader, Setting } from './declaration.ts';
import { loginSettings } from './declared/identitySettings.ts';
import { authUrl, cloud, openstackUpstreams } from './declared/openstack.ts';
import { tncoLoginSettings, tncoUpstream } from './declared/tnco.ts';
import { tokenOf, urlOf } from './declared/upstream.ts';
import { byRole } from './declared/writes.ts';
import type { Settings } from './settings.ts';

/** What settings must not be together. */
export function check(settings: Settings, from: Reader): void {
  checkHost(settings, from);
  checkCallers(settings, from);
  checkAddresses(from);
  checkTokens(settings, from);
  checkOwnLogin(settings, from);
}

function checkHost({ callers, host }: Settings, from: Reader): void {
  const loopback = host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
  if (callers.kind === 'keystone' || callers.anywhere || loopback) return;
  from.fault({
    place: 'HOST',
    wrong: `at ${JSON.stringify(host)} anyone in the network could use the gateway's own login`,
    remedy: 'listen on 127.0.0.1, set CALLERS=keystone, or ALLOW_ANONYMOUS_CALLERS_ANYWHERE=yes',
  });
}

function checkCallers({ callers, keystone, embedded }: Settings, from: Reader): void {
  if (callers.kind === 'keystone' && keystone === null && !embedded)
    required(from, authUrl, 'CALLERS=keystone checks tokens there');
  const roles = from.origin(byRole);
  if (callers.kind === 'anonymous' && roles !== null)
    from.fault({
      place: roles.place,
      wrong: 'anonymous callers have no roles',
      remedy: 'use WRITES, or CALLERS=keystone',
    });
}

/** Logins and tokens that lead nowhere. */
function checkAddresses(from: Reader): void {
  if (from.origin(cloud) !== null) required(from, authUrl, 'the cloud does not name its Keystone');
  needsAddress(from, loginSettings, authUrl);
  needsAddress(from, tncoLoginSettings, urlOf(tncoUpstream));
  for (const upstream of Object.values(openstackUpstreams))
    if (from.origin(authUrl) === null) needsAddress(from, [tokenOf(upstream)], urlOf(upstream));
}

function needsAddress(from: Reader, settings: readonly Setting[], address: Setting): void {
  const place = settings.map((setting) => from.origin(setting)?.place).find((found) => found !== undefined);
  if (place === undefined || from.origin(address) !== null) return;
  from.fault({ place, wrong: 'is a login for no address', remedy: `set ${placeOf(address)}` });
}

/** A fixed token would lend every caller the rights of its owner. */
function checkTokens({ callers }: Settings, from: Reader): void {
  if (callers.kind === 'anonymous') return;
  for (const upstream of Object.values(openstackUpstreams)) {
    const place = from.origin(tokenOf(upstream))?.place;
    const remedy = 'take it away, or set CALLERS=anonymous';
    if (place !== undefined)
      from.fault({ place, wrong: 'has no use, as callers bring tokens of their own', remedy });
  }
}

/** Anonymous callers are served with the gateway's own login, so there has to be one. */
function checkOwnLogin({ callers, keystone, inspector, nova, karbor }: Settings, from: Reader): void {
  if (callers.kind === 'keystone' || keystone === null || keystone.credentials !== null) return;
  if ([inspector, nova, karbor].every((upstream) => upstream?.url && upstream.token)) return;
  from.fault({
    place: 'CALLERS',
    wrong: 'anonymous callers need a login of the gateway at Keystone',
    remedy: 'set OS_USERNAME and OS_PASSWORD, or an application credential',
  });
}
