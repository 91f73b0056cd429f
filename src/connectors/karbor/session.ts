import { openSource } from '../../batching/source.ts';
import type { Service } from '../../auth/openstack.ts';
import type { KarborSettings } from '../../config/upstreamSettings.ts';
import type { Access, RequestScope } from '../../transport/scope.ts';
import { Transport } from '../../transport/transport.ts';
import type { Upstream } from '../../transport/upstream.ts';
import { BankKinds } from './bank.ts';
import { KarborClient } from './client.ts';
import { karborLoaders } from './loaders.ts';

export const karborService: Service = {
  name: 'karbor',
  // What deployments register, then the official name that nobody does (upstreams.md 1.2).
  types: ['data-protect', 'data-protection-orchestration'],
  needsProject: true,
  base: (url) => url,
};

export type KarborSession = ReturnType<ReturnType<typeof karborConnector>>;

/** One karbor for the life of the process; each request opens a session on it. */
export function karborConnector(upstream: Upstream, { pike }: Pick<KarborSettings, 'pike'>) {
  const kinds = new BankKinds();
  return (access: Access, scope: RequestScope) => {
    const clientIn = (within: RequestScope) => new KarborClient(new Transport(upstream, access, within));
    const source = openSource('karbor', scope, clientIn);
    return { client: source.client, loaders: karborLoaders(source, kinds), pike };
  };
}
