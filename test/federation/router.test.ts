import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Incoming } from '../../src/embedded/service.ts';
import { sdl } from '../../src/schema/build.ts';
import { ask, at } from './asking.ts';
import { composers } from './composers.ts';
import { login } from './headers.ts';
import { inventorySdl, openInventory } from './inventory.ts';
import { openRouter } from './routers.ts';
import type { Router } from './routers.ts';
import { openStand } from './stand.ts';
import type { Stand } from './stand.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
let stand: Stand;
let inventory: Awaited<ReturnType<typeof openInventory>>;
let router: Router;
let token: string;
const seen: Incoming['headers'][] = [];

const status = async (path: string) => (await fetch(new URL(path, router.url))).status;

beforeAll(async () => {
  stand = await openStand({ env: { CALLERS: 'keystone' } });
  token = await login(stand.cloud.urls.keystone, 'operator');
  const own = await ask(
    stand.url,
    { query: '{ nodes(first: 1) { nodes { id } } }' },
    { 'x-auth-token': token },
  );
  inventory = await openInventory({
    nodeIds: [String(at(own.data, 'nodes', 'nodes', 0, 'id'))],
    checkpoints: [],
  });
  stand.cloud.faults.inspector.add({ match: ({ headers }) => (seen.push(headers), false) });
  const { supergraph } = composers['@theguild/federation-composition']([
    { name: 'tributary', url: stand.url, sdl: sdl() },
    { name: 'inventory', url: inventory.url, sdl: inventorySdl },
  ]);
  router = await openRouter('deployed', supergraph);
});
afterAll(async () => Promise.all([router.close(), inventory.close()]));

it('joins both subgraphs, with the token and the trace of the caller', async () => {
  const { data, errors } = await ask(
    router.url,
    { query: '{ racks { nodes { nodes { assetTag introspection { state } } } } }' },
    { 'x-auth-token': token, traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
  );
  expect(errors).toEqual([]);
  const node = ['racks', 0, 'nodes', 'nodes', 0] as const;
  expect(at(data, ...node, 'assetTag')).toMatch(/^asset-/);
  expect(at(data, ...node, 'introspection', 'state')).toMatch(/^[A-Z_]+$/);
  expect(seen.length).toBeGreaterThan(0);
  for (const headers of seen) {
    expect(headers['x-auth-token']).toBe(token);
    expect(headers['traceparent']).toContain(traceId);
  }
});

it('is alive and ready, and stays so when a subgraph is gone: the other still answers', async () => {
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200]);
  await stand.close();
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200]);
  const { data } = await ask(router.url, { query: '{ racks { id } }' });
  expect(data).toEqual({ racks: [{ id: 'rack-1' }] });
  const gone = await ask(router.url, { query: '{ nodes(first: 1) { nodes { id } } }' });
  expect(gone.errors).not.toEqual([]);
});

it('passes on the same headers in Apollo Router’s configuration', () => {
  const text = (file: string) =>
    readFileSync(new URL(`../../deploy/router/${file}`, import.meta.url), 'utf8');
  const matching = at(parse(text('router.yaml')), 'headers', 'all', 'request', 0, 'propagate', 'matching');
  const names = [...text('gateway.config.ts').matchAll(/'([a-z-]+)'/g)].map(([, name]) => name);
  expect(matching).toBe(`^(${names.filter((name) => name?.match(/^(?:x-|auth|trace)/)).join('|')})$`);
});
