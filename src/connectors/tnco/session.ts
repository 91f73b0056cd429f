import { openSource } from '../../batching/source.ts';
import type { TncoSettings } from '../../config/upstreamSettings.ts';
import type { Access, RequestScope } from '../../transport/scope.ts';
import { Transport } from '../../transport/transport.ts';
import type { Upstream } from '../../transport/upstream.ts';
import { TncoClient } from './client.ts';
import { tncoLoaders } from './loaders.ts';

export type TncoSession = ReturnType<ReturnType<typeof tncoConnector>>;

/** One TNC-O for the life of the process; each request opens a session on it. */
export function tncoConnector(upstream: Upstream, { maxRows }: Pick<TncoSettings, 'maxRows'>) {
  return (access: Access, scope: RequestScope) => {
    const clientIn = (within: RequestScope) => new TncoClient(new Transport(upstream, access, within));
    const source = openSource('tnco', scope, clientIn);
    return { client: source.client, loaders: tncoLoaders(source, maxRows) };
  };
}
