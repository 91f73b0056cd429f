import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Incoming, ServiceName } from '../../src/embedded/service.ts';
import { sdl } from '../../src/schema/build.ts';
import { ask } from './asking.ts';
import { composers } from './composers.ts';
import { login } from './headers.ts';
import { openRouter, routers } from './routers.ts';
import type { Router } from './routers.ts';
import { openStand } from './stand.ts';
import type { Stand } from './stand.ts';

const requestId = 'req-6d2a3f0c-5f0e-4b5c-9a43-1f2e3d4c5b6a';
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const query = '{ nodes(first: 1) { nodes { id } } protectionProviders { nodes { id } } }';

describe.each(routers)('%s', (name) => {
  let stand: Stand;
  let router: Router;
  const seen: { service: ServiceName; headers: Incoming['headers'] }[] = [];

  beforeAll(async () => {
    stand = await openStand({ env: { CALLERS: 'keystone' } });
    for (const service of ['inspector', 'karbor'] as const)
      stand.cloud.faults[service].add({ match: ({ headers }) => (seen.push({ service, headers }), false) });
    const compose = composers['@theguild/federation-composition'];
    router = await openRouter(name, compose([{ name: 'tributary', url: stand.url, sdl: sdl() }]).supergraph);
  });
  afterAll(async () => Promise.all([router.close(), stand.close()]));

  it("hands the caller's token, the request id and the trace through to the upstreams", async () => {
    const token = await login(stand.cloud.urls.keystone, 'operator');
    const headers = {
      'x-auth-token': token,
      'x-openstack-request-id': requestId,
      traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
    };
    const { data, errors } = await ask(router.url, { query }, headers);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ nodes: { nodes: [{}] } });
    expect(new Set(seen.map(({ service }) => service))).toEqual(new Set(['inspector', 'karbor']));
    for (const { headers: got } of seen) {
      expect(got).toMatchObject({ 'x-auth-token': token, 'x-openstack-request-id': requestId });
      expect(got['traceparent']).toContain(traceId);
    }
  });

  it('is told that a token is missing', async () => {
    const calls = seen.length;
    const { errors } = await ask(router.url, { query });
    expect(errors.join()).toContain('UNAUTHENTICATED');
    expect(seen).toHaveLength(calls);
  });
});
