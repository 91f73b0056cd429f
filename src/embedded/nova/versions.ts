import type { Outgoing } from '../service.ts';
import { newest } from './microversion.ts';

const legacy = {
  id: 'v2.0',
  status: 'SUPPORTED',
  version: '',
  min_version: '',
  updated: '2011-01-21T11:33:21Z',
};
const current = {
  id: 'v2.1',
  status: 'CURRENT',
  version: newest,
  min_version: '2.1',
  updated: '2013-07-23T11:33:21Z',
};

/** The list at the root, which carries neither request ids nor version headers. */
export function versionList(host: string): Outgoing {
  const versions = [
    { ...legacy, links: [self(host, 'v2')] },
    { ...current, links: [self(host, 'v2.1')] },
  ];
  return { status: 200, body: { versions } };
}

/** The document of /v2.1/ or of the legacy /v2/. Both are given without a token. */
export function versionDocument(host: string, isLegacy: boolean): Outgoing {
  const described = { rel: 'describedby', type: 'text/html', href: 'http://docs.openstack.org/' };
  const [path, number] = isLegacy ? ['v2', '2'] : ['v2.1', '2.1'];
  const type = `application/vnd.openstack.compute+json;version=${number}`;
  const version = {
    ...(isLegacy ? legacy : current),
    links: [self(host, path), described],
    'media-types': [{ base: 'application/json', type }],
  };
  return { status: 200, headers: isLegacy ? {} : versionHeaders, body: { version } };
}

const versionHeaders = {
  'Content-Type': 'application/json',
  'OpenStack-API-Version': 'compute 2.1',
  'X-OpenStack-Nova-API-Version': '2.1',
  Vary: ['OpenStack-API-Version', 'X-OpenStack-Nova-API-Version'],
} as const;

function self(host: string, version: string) {
  return { rel: 'self', href: `${host}/${version}/` };
}
