import type { Settings } from '../config/settings.ts';
import type { Serving } from './serve.ts';

/** What a start tells of. */
export type Greeted = Pick<Serving, 'url' | 'settings'>;

/** What is printed once it listens: the address, whether the data are real, and a query that this configuration answers. */
export function greeting({ url, settings }: Greeted): string {
  const data = settings.embedded
    ? 'The data are invented: the embedded cloud serves, as asked for or for lack of other services.\n'
    : '';
  const token = settings.callers.kind === 'keystone' ? '-H "x-auth-token: $TOKEN" ' : '';
  const body = JSON.stringify({ query: queryFor(settings) });
  return `
Tributary listens on ${url}/graphql
${data}
Try:
  curl -s ${url}/graphql ${token}-H 'content-type: application/json' -d '${body}'

`;
}

function queryFor({ embedded, inspector, tnco, karbor }: Settings): string {
  if (embedded || inspector !== null)
    return '{ nodes(first: 3) { nodes { id introspection { state } inventory { cpu { count } } } } }';
  if (tnco !== null) return '{ processes(first: 3) { nodes { id intentType status } } }';
  if (karbor !== null) return '{ protectionProviders { nodes { id name } } }';
  return '{ upstreamServices { name configured reachable } }';
}
