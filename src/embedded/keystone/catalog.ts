import { createHash } from 'node:crypto';
import type { Project } from './directory.ts';

/** Where the services listen, each as an address without a path. */
export interface Addresses {
  keystone: string;
  inspector: string;
  nova: string;
  karbor: string;
}

/** The one region of the embedded cloud. */
export const region = 'RegionOne';

const services = [
  { type: 'identity', name: 'keystone', at: 'keystone', path: '/v3/' },
  { type: 'baremetal-introspection', name: 'ironic-inspector', at: 'inspector', path: '' },
  { type: 'compute', name: 'nova', at: 'nova', path: '/v2.1' },
  { type: 'data-protect', name: 'karbor', at: 'karbor', path: '/v1/$(project_id)s' },
] as const;

/**
 * The catalog that a token of this project carries; null stands for the system scope, where a service with the
 * project in its url is listed without endpoints. Source: keystone, catalog/backends/sql.py (get_v3_catalog).
 */
export function catalog(addresses: Addresses, project: Project | null): unknown[] {
  return services.map(({ type, name, at, path }) => {
    const url = substituted(addresses[at] + path, project);
    const endpoints =
      url === null ? [] : ['public', 'internal', 'admin'].map((kind) => endpoint(type, kind, url));
    return { endpoints, id: idOf(type), type, name };
  });
}

function endpoint(type: string, kind: string, url: string): unknown {
  return { id: idOf(type, kind), interface: kind, region_id: region, url, region };
}

function substituted(url: string, project: Project | null): string | null {
  if (!url.includes('$(project_id)s')) return url;
  return project && url.replace('$(project_id)s', project.id);
}

/** An id that is the same in every run. */
function idOf(...name: string[]): string {
  return createHash('sha256').update(name.join(' ')).digest('hex').slice(0, 32);
}
