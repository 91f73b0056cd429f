import { openSource } from '../../batching/source.ts';
import type { Service } from '../../auth/openstack.ts';
import type { Access, RequestScope } from '../../transport/scope.ts';
import { Transport } from '../../transport/transport.ts';
import type { Upstream } from '../../transport/upstream.ts';
import { InspectorClient } from './client.ts';
import { inspectorLoaders } from './loaders.ts';
import { ApiVersion } from './version.ts';

export const inspectorService: Service = {
  name: 'inspector',
  types: ['baremetal-introspection'],
  needsProject: false,
  base: (url) => url.replace(/\/(v1\/?)?$/, ''), // the catalog's URL is the unversioned root, but some append /v1
};

export type InspectorSession = ReturnType<ReturnType<typeof inspectorConnector>>;

/** One inspector for the life of the process; each request opens a session on it. */
export function inspectorConnector(upstream: Upstream) {
  const version = new ApiVersion();
  return (access: Access, scope: RequestScope) => {
    const clientIn = (within: RequestScope) =>
      new InspectorClient(new Transport(upstream, access, within), version);
    const source = openSource('inspector', scope, clientIn);
    return { client: source.client, loaders: inspectorLoaders(source) };
  };
}
