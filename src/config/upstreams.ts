import { flag } from './kinds.ts';
import { identity } from './identity.ts';
import {
  apiTimeout,
  authUrl,
  catalog,
  insecure,
  keystoneUpstream,
  openstackUpstreams,
  versioned,
} from './openstack.ts';
import type { Reader } from './setting.ts';
import type { KarborSettings, KeystoneSettings, TncoSettings, UpstreamSettings } from './settings.ts';
import { plainTls } from './tls.ts';
import { tncoLogin, tncoOwn, tncoUpstream } from './tnco.ts';
import { tokenOf, tuning, urlOf } from './upstream.ts';
import type { Common, Tuning, Upstream } from './upstream.ts';

export interface UpstreamsSettings {
  readonly keystone: KeystoneSettings | null;
  readonly inspector: UpstreamSettings | null;
  readonly nova: UpstreamSettings | null;
  readonly karbor: KarborSettings | null;
  readonly tnco: TncoSettings | null;
}

/** The four upstreams and Keystone; null for those that are not configured. */
export function upstreams(from: Reader): UpstreamsSettings {
  const own: Common = { breaker: from.get(breaker), timeout: null, tls: plainTls };
  const verify = from.find(insecure) !== true;
  const keystone = tuning(from, keystoneUpstream, {
    ...own,
    timeout: from.find(apiTimeout),
    tls: { ...plainTls, verify },
  });
  const shared = { ...own, timeout: from.find(apiTimeout), tls: keystone.tls };
  const address = from.find(authUrl);
  const service = (upstream: Upstream) => serviceOf(from, upstream, { ...shared, catalog: address !== null });
  const karbor = service(openstackUpstreams.karbor);
  const old = from.get(pike);
  return {
    keystone: keystoneOf(from, address, keystone),
    inspector: service(openstackUpstreams.inspector),
    nova: service(openstackUpstreams.nova),
    karbor: karbor && { ...karbor, pike: old },
    tnco: tncoOf(from, own),
  };
}

const breaker = {
  path: 'breaker',
  env: 'BREAKER',
  kind: flag,
  or: 'on',
  about: 'Stops calling an upstream for a while once most of its calls fail.',
};

const pike = {
  path: 'karbor.pike',
  env: 'KARBOR_PIKE',
  kind: flag,
  or: 'no',
  about: 'Karbor is of the Pike release, the only one that keeps `extra_info` sent with a create.',
};

function keystoneOf(from: Reader, address: string | null, common: Tuning): KeystoneSettings | null {
  const parts = { ...catalog(from), credentials: identity(from) };
  return address === null ? null : { ...common, ...parts, url: versioned(address), token: null };
}

/** An OpenStack service: at its address, or wherever the catalog says. */
function serviceOf(
  from: Reader,
  upstream: Upstream,
  common: Common & { catalog: boolean },
): UpstreamSettings | null {
  const url = from.find(urlOf(upstream));
  const token = from.find(tokenOf(upstream));
  const settings = { ...tuning(from, upstream, common), url, token };
  return url === null && !common.catalog ? null : settings;
}

function tncoOf(from: Reader, common: Common): TncoSettings | null {
  const url = from.find(urlOf(tncoUpstream));
  const token = from.find(tokenOf(tncoUpstream));
  const settings = {
    ...tuning(from, tncoUpstream, common),
    ...tncoOwn(from),
    token,
    login: tncoLogin(from, url),
  };
  return url === null ? null : { ...settings, url };
}
