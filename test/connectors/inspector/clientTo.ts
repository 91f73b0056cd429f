import { InspectorClient } from '../../../src/connectors/inspector/client.ts';
import { ApiVersion } from '../../../src/connectors/inspector/version.ts';
import { fakeUpstream } from '../../support/fakeUpstream.ts';
import type { Answer, Seen } from '../../support/fakeUpstream.ts';
import { transportTo } from '../../support/transport.ts';

export const version = 'x-openstack-ironic-inspector-api-version';
export const maximum = 'x-openstack-ironic-inspector-api-maximum-version';
/** 404s of a web server in front of inspector, and of inspector for a path that it does not know. */
export const strays: readonly Answer[] = [
  { status: 404, headers: { 'content-type': 'text/html' }, text: '<html><h1>404 Not Found</h1>nginx</html>' },
  {
    status: 404,
    json: {
      error: {
        message:
          '404 Not Found: The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
      },
    },
  },
];
export const lengthOf = ({ headers }: Seen) => headers['content-length'];

export async function open(answer: (request: Seen, nth: number) => Answer) {
  const upstream = await fakeUpstream(answer);
  return {
    upstream,
    client: new InspectorClient(transportTo(upstream.url, { name: 'inspector' }), new ApiVersion()),
  };
}
