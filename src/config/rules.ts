import { isIPv4 } from 'node:net';
import { tokenOf, urlOf } from './upstream.ts';
import type { Upstream } from './upstream.ts';
import { authUrl, openstackUpstreams } from './openstack.ts';
import { tncoUpstream } from './tnco.ts';
import { placeOf } from './setting.ts';
import type { Origin, Reader } from './setting.ts';
import type { Settings } from './settings.ts';

type Callers = Settings['callers'];

/** Who may call, by what is configured: Keystone's users once a Keystone is named, else anyone on this machine. */
export function callersOf(
  chosen: { kind: Callers['kind'] | null; anywhere: boolean },
  settings: Known,
): Callers {
  const kind = chosen.kind ?? (settings.keystone !== null && !settings.embedded ? 'keystone' : 'anonymous');
  return { kind, anywhere: chosen.anywhere };
}

type Known = Pick<Settings, 'keystone' | 'embedded'>;

/** What settings must not be together. */
export function check(settings: Settings, from: Reader): void {
  checkCallers(settings, from);
  for (const upstream of [...Object.values(openstackUpstreams), tncoUpstream])
    checkToken(settings, upstream, from);
  checkLogin(settings, from);
}

function checkCallers({ callers, host, keystone, embedded }: Settings, from: Reader): void {
  if (callers.kind === 'anonymous' && !callers.anywhere && !isLoopback(host))
    from.fault({
      place: 'HOST',
      wrong: `${JSON.stringify(host)} lets anyone in the network use the gateway's own login`,
      remedy: 'listen on 127.0.0.1, set CALLERS=keystone, or ALLOW_ANONYMOUS_CALLERS_ANYWHERE=yes',
    });
  if (callers.kind === 'keystone' && keystone === null && !embedded)
    from.fault({
      place: 'CALLERS',
      wrong: 'no Keystone is configured to check tokens with',
      remedy: 'set OS_AUTH_URL',
    });
}

/** A fixed token would lend every caller the rights of its owner; TNC-O knows no callers' tokens, so there it is the way. */
function checkToken({ callers }: Settings, upstream: Upstream, from: Reader): void {
  const set: Origin | null = from.origin(tokenOf(upstream));
  if (set === null) return;
  const address = urlOf(upstream);
  if (from.origin(address) === null && from.origin(authUrl) === null)
    from.fault({ place: set.place, wrong: 'is a token for no address', remedy: `set ${placeOf(address)}` });
  if (callers.kind === 'keystone' && upstream !== tncoUpstream)
    from.fault({
      place: set.place,
      wrong: 'is not used, as callers bring Keystone tokens of their own',
      remedy: 'take it away, or set CALLERS=anonymous',
    });
}

/** Anonymous callers are served with the gateway's own login, so there has to be one. */
function checkLogin({ callers, keystone, inspector, nova, karbor }: Settings, from: Reader): void {
  if (callers.kind === 'keystone' || keystone === null || keystone.credentials !== null) return;
  const served = [inspector, nova, karbor].every((upstream) => upstream?.url && upstream.token);
  if (served) return;
  from.fault({
    place: 'CALLERS=anonymous',
    wrong: 'the gateway has no login of its own at Keystone',
    remedy: 'set OS_USERNAME and OS_PASSWORD, or an application credential',
  });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
