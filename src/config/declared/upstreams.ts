import { flag } from '../kinds/words.ts';
import { identity } from './identity.ts';
import {
  apiTimeout,
  authUrl,
  insecure,
  keystoneUpstream,
  openstackUpstreams,
  preferredInterfaces,
  region,
  versioned,
} from './openstack.ts';
import type { Reader } from '../declaration.ts';
import type { Settings } from '../settings.ts';
import type { KarborSettings, ServiceSettings, TncoSettings } from '../upstreamSettings.ts';
import { proxy } from './proxy.ts';
import { serviceOf } from './service.ts';
import { plainTls } from './tls.ts';
import { tncoLogin, tncoOwn, tncoUpstream } from './tnco.ts';
import { tokenOf, tuning, urlOf } from './upstream.ts';
import type { Common } from './upstream.ts';

type Upstreams = Pick<Settings, 'keystone' | 'inspector' | 'nova' | 'karbor' | 'tnco'>;

/** The four upstreams and Keystone; null for those that are not configured. */
export function upstreams(from: Reader): Upstreams {
  const own: Common = { breaker: from.get(breaker), timeout: null, tls: plainTls, proxy: proxy(from) };
  const address = from.find(authUrl);
  const credentials = identity(from);
  const catalog = { region: from.find(region), interfaces: from.get(preferredInterfaces) };
  const verify = from.find(insecure) !== true;
  const openstack = { ...own, timeout: from.find(apiTimeout), tls: { ...plainTls, verify } };
  const keystone = tuning(from, keystoneUpstream, openstack);
  const shared = { ...openstack, tls: keystone.tls, keystone: address !== null, catalog };
  const { inspector, nova, karbor } = openstackUpstreams;
  return {
    keystone: address === null ? null : { ...keystone, credentials, url: versioned(address), token: null },
    inspector: serviceOf(from, inspector, shared),
    nova: serviceOf(from, nova, shared),
    karbor: karborOf(from.get(pike), serviceOf(from, karbor, shared)),
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

function karborOf(old: boolean, service: ServiceSettings | null): KarborSettings | null {
  return service && { ...service, pike: old };
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
