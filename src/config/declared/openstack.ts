import { interfaces, url } from '../kinds/addresses.ts';
import { flag, text } from '../kinds/words.ts';
import { duration } from '../kinds/measures.ts';
import type { Upstream } from './upstream.ts';

export const cloud = {
  path: 'cloud',
  env: 'OS_CLOUD',
  kind: text('production'),
  orElse: 'none',
  about: 'Entry of clouds.yaml to take; the file is not read otherwise.',
  real: true,
};

export const authUrl = {
  path: 'keystone.auth_url',
  env: 'OS_AUTH_URL',
  cloud: ['auth.auth_url', 'auth_url'],
  kind: url('http://127.0.0.1:5000/v3'),
  orElse: 'not configured',
  about: 'Base URL of Keystone, version 3.',
  real: true,
};

export const keystoneUpstream: Upstream = {
  section: 'keystone',
  prefix: 'KEYSTONE',
  title: 'Keystone',
  example: 'http://127.0.0.1:5000/v3',
  certificates: 'OS',
};

export const openstackUpstreams = {
  inspector: {
    section: 'inspector',
    prefix: 'INSPECTOR',
    title: 'ironic-inspector',
    example: 'http://127.0.0.1:5050',
    service: 'baremetal_introspection',
  },
  nova: {
    section: 'nova',
    prefix: 'NOVA',
    title: 'nova',
    example: 'http://127.0.0.1:8774/v2.1',
    service: 'compute',
  },
  karbor: {
    section: 'karbor',
    prefix: 'KARBOR',
    title: 'karbor',
    example: 'http://127.0.0.1:8799/v1/{project_id}',
    service: 'data_protect',
  },
} as const satisfies Record<string, Upstream>;

export const region = {
  path: 'keystone.region_name',
  env: 'OS_REGION_NAME',
  cloud: ['region_name'],
  kind: text('RegionOne'),
  orElse: 'any',
  about: 'Region whose endpoints are taken from the catalog.',
  real: true,
};

export const preferredInterfaces = {
  path: 'keystone.interface',
  env: 'OS_INTERFACE',
  aliases: ['OS_ENDPOINT_TYPE'],
  cloud: ['interface', 'endpoint_type'],
  kind: interfaces,
  or: 'public',
  about: 'Interfaces taken from the catalog, preferred first.',
  real: true,
};

/** Deadline that openstacksdk would keep; the default for every OpenStack service here. */
export const apiTimeout = {
  path: 'keystone.api_timeout',
  env: 'OS_API_TIMEOUT',
  cloud: ['api_timeout'],
  kind: duration,
  orElse: '10s',
  about: 'Deadline of one call to any OpenStack service that has none of its own.',
  real: true,
};

/** True when certificates are not to be checked, in openstacksdk's other word for it. */
export const insecure = {
  path: 'keystone.insecure',
  env: 'OS_INSECURE',
  cloud: ['insecure'],
  kind: { ...flag, example: 'no' }, // the remedy for a slip must not turn the check off
  orElse: 'no',
  about: 'The opposite of `OS_VERIFY`, which is stronger.',
  real: true,
};

/** Keystone's API begins at `/v3`, whatever version the address names. */
export function versioned(address: string): string {
  return `${address.replace(/\/v[23](\.0)?$/, '')}/v3`;
}
