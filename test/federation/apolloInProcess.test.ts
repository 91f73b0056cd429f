import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Incoming } from '../../src/embedded/service.ts';
import { sdl } from '../../src/schema/build.ts';
import { serve } from './apolloInProcess.ts';
import { ask, at } from './asking.ts';
import { composers } from './composers.ts';
import { login } from './headers.ts';
import { inventorySdl, openInventory } from './inventory.ts';
import { handWritten } from './requests.ts';
import { idsOf, openStand } from './stand.ts';
import type { Ids } from './requests.ts';
import type { Stand } from './stand.ts';

const requestId = 'req-6d2a3f0c-5f0e-4b5c-9a43-1f2e3d4c5b6a';
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';

/** Asked over HTTP, to compare with; the router is over the same cloud, but does not know this address. */
let direct: Stand;
let ids: Ids;
let inventory: Awaited<ReturnType<typeof openInventory>>;
let router: Awaited<ReturnType<typeof serve>>;
let headers: Readonly<Record<string, string>>;

beforeAll(async () => {
  direct = await openStand({ env: { CALLERS: 'keystone' } });
  headers = { 'x-auth-token': await login(direct.cloud.urls.keystone, 'operator') };
  ids = await idsOf(direct.url, headers);
  inventory = await openInventory({ nodeIds: ids.nodes, checkpoints: [ids.checkpoint] });
  const { supergraph } = composers['@apollo/composition']([
    { name: 'tributary', url: 'http://nowhere.invalid/graphql', sdl: sdl() },
    { name: 'inventory', url: inventory.url, sdl: inventorySdl },
  ]);
  router = await serve(supergraph, 0, direct.env);
});
afterAll(async () => {
  await router.close();
  await Promise.all([inventory.close(), direct.close()]);
});

it('answers as over HTTP', async () => {
  const operations = handWritten(ids);
  expect(operations.length).toBeGreaterThan(20);
  for (const operation of operations) {
    const [here, there] = [
      await ask(router.url, operation, headers),
      await ask(direct.url, operation, headers),
    ];
    expect({ operation, answer: here }).toEqual({ operation, answer: there });
  }
});

it('joins entities, with the request id and the trace of the caller', async () => {
  const seen: Incoming['headers'][] = [];
  direct.cloud.faults.inspector.add({ match: (request) => (seen.push(request.headers), false) });
  const query = '{ racks { nodes { nodes { id assetTag introspection { state } } } } }';
  const sent = {
    ...headers,
    'x-openstack-request-id': requestId,
    traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
  };
  const { data, errors } = await ask(router.url, { query }, sent);
  expect(errors).toEqual([]);
  const nodes = at(data, 'racks', 0, 'nodes', 'nodes');
  expect(nodes).toHaveLength(ids.nodes.length);
  expect(at(nodes, 0)).toEqual({
    id: ids.nodes[0],
    assetTag: `asset-${ids.nodes[0]?.slice(0, 4)}`,
    introspection: { state: expect.stringMatching(/^[A-Z_]+$/) as string },
  });
  expect(seen.length).toBeGreaterThan(0);
  for (const got of seen) {
    expect(got).toMatchObject({ ...headers, 'x-openstack-request-id': requestId });
    expect(got['traceparent']).toContain(traceId);
  }
});

it('is told that a token is missing', async () => {
  const { errors } = await ask(router.url, { query: '{ nodes(first: 1) { nodes { id } } }' });
  expect(errors.join()).toContain('UNAUTHENTICATED');
});
