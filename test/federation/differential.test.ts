import { isDeepStrictEqual } from 'node:util';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sdl } from '../../src/schema/build.ts';
import { ask, at } from './asking.ts';
import type { Answer } from './asking.ts';
import { composers } from './composers.ts';
import { inventorySdl, openInventory, yearAfter } from './inventory.ts';
import { everyField } from './operations.ts';
import type { Operation } from './operations.ts';
import { openRouter, routers } from './routers.ts';
import type { Router } from './routers.ts';
import { handWritten, samplesOf, writes } from './requests.ts';
import type { Ids } from './requests.ts';
import { idsOf, openStand } from './stand.ts';
import type { Stand } from './stand.ts';

const schema = buildSubgraphSchema(parse(sdl()));
const composedFor = {
  apolloGateway: '@apollo/composition',
  hiveGateway: '@theguild/federation-composition',
} as const;

/** The gateway itself, asked directly, and what it answers. */
let direct: Stand;
let ids: Ids;
const expected: { operation: Operation; answer: Answer }[] = [];

beforeAll(async () => {
  direct = await openStand();
  ids = await idsOf(direct.url);
  for (const operation of [...everyField(schema, samplesOf(ids)), ...handWritten(ids)])
    expected.push({ operation, answer: await ask(direct.url, operation) });
}, 240_000);
afterAll(async () => direct.close());

describe.each(routers)('behind %s', (name) => {
  let behind: Stand;
  let inventory: Awaited<ReturnType<typeof openInventory>>;
  let router: Router;

  beforeAll(async () => {
    behind = await openStand();
    inventory = await openInventory({ nodeIds: ids.nodes, checkpoints: [ids.checkpoint] });
    const { supergraph } = composers[composedFor[name]]([
      { name: 'tributary', url: behind.url, sdl: sdl() },
      { name: 'inventory', url: inventory.url, sdl: inventorySdl },
    ]);
    router = await openRouter(name, supergraph);
  });
  afterAll(async () => Promise.all([router.close(), inventory.close(), behind.close()]));

  it('gives the same data as the gateway itself', async () => {
    const differing: unknown[] = [];
    for (const { operation, answer } of expected) {
      const got = await ask(router.url, operation);
      if (!isDeepStrictEqual(got, answer)) differing.push({ operation, answer, got });
    }
    console.log(`${name}: ${expected.length} operations, ${differing.length} answered differently`);
    expect(differing).toEqual([]);
    expect(expected.length).toBeGreaterThan(300);
  });

  it('joins its entities with those of another subgraph', async () => {
    const query = `{
      backupsDue { id status createdAt keepUntil provider { name } }
      racks { nodes { nodes { id assetTag introspection { state } inventory { cpu { count } } } } }
      checkpoint(providerId: "${ids.checkpoint.providerId}", id: "${ids.checkpoint.id}") {
        keepUntil protectionPlan { resources { server { id name node { id introspection { state } } } } }
      }
    }`;
    const { data, errors } = await ask(router.url, { query });
    const own = `{
      nodes(first: 100) { nodes { id introspection { state } inventory { cpu { count } } } }
      checkpoint(providerId: "${ids.checkpoint.providerId}", id: "${ids.checkpoint.id}") { id status createdAt provider { name } }
    }`;
    const { data: known } = await ask(direct.url, { query: own });
    expect(errors).toEqual([]);
    const nodes = at(known, 'nodes', 'nodes');
    const tagged = Array.isArray(nodes)
      ? nodes.map((node: object) => ({ ...node, assetTag: `asset-${String(at(node, 'id')).slice(0, 4)}` }))
      : [];
    expect(tagged.length).toBeGreaterThan(3);
    expect(at(data, 'racks', 0, 'nodes', 'nodes')).toEqual(tagged);
    const keepUntil = yearAfter(String(at(known, 'checkpoint', 'createdAt')));
    expect(at(data, 'backupsDue')).toEqual([{ ...Object(at(known, 'checkpoint')), keepUntil }]);
    const server = at(data, 'checkpoint', 'protectionPlan', 'resources', 0, 'server');
    expect(server).toMatchObject({
      name: `server ${String(at(server, 'id')).slice(0, 8)}`,
      node: { introspection: {} },
    });
  });

  it('does the same writes', async () => {
    const twin = await openStand();
    for (const operation of writes(ids)) {
      const [answer, got] = [await ask(twin.url, operation), await ask(router.url, operation)];
      expect(named(got)).toEqual(named(answer));
    }
    await twin.close();
  });
});

/** An answer with new ids by order, as no two clouds make the same. */
function named(answer: Answer): unknown {
  const found = new Map<string, string>();
  const name = (id: string) => found.get(id) ?? (found.set(id, `id ${found.size}`), found.get(id) ?? '');
  return JSON.parse(
    JSON.stringify(answer).replace(/req-[0-9a-f-]{36}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, name),
  );
}
