import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sdl } from '../../src/schema/build.ts';
import { ask, at } from './asking.ts';
import { composers } from './composers.ts';
import { recipe, recipeNames } from './recipe.ts';
import { openRouter, routers } from './routers.ts';
import type { Router } from './routers.ts';
import { openStand } from './stand.ts';
import type { Stand } from './stand.ts';

const theirs = readFileSync(new URL('stranger.graphql', import.meta.url), 'utf8');

describe.each(Object.entries(composers))('%s', (_name, compose) => {
  const stranger = { name: 'cluster', url: 'http://127.0.0.1:4002', sdl: theirs };
  const tributary = { name: 'tributary', url: 'http://127.0.0.1:4000/graphql' };

  it('cannot compose two kinds of node', () => {
    expect(compose([{ ...tributary, sdl: sdl() }, stranger]).messages).not.toEqual([]);
  });

  it('composes them once ours are renamed', () => {
    expect(compose([{ ...tributary, sdl: sdl(null, recipeNames) }, stranger]).messages).toEqual([]);
  });
});

describe.each(routers)('%s', (name) => {
  let stand: Stand;
  let stranger: Router;
  let router: Router;

  beforeAll(async () => {
    stand = await openStand({ env: { RENAME: recipe } });
    stranger = await openStranger();
    const service = await ask(stand.url, { query: '{ _service { sdl } }' });
    const { supergraph } = composers['@apollo/composition']([
      { name: 'tributary', url: stand.url, sdl: String(at(service.data, '_service', 'sdl')) },
      { name: 'cluster', url: stranger.url, sdl: theirs },
    ]);
    router = await openRouter(name, supergraph);
  });
  afterAll(async () => Promise.all([router.close(), stranger.close(), stand.close()]));

  it('serves both kinds side by side', async () => {
    const query = `{
      bareMetalNode(id: "metal-01") { __typename introspection { state } }
      nodes(first: 1) { nodes { __typename ... on BareMetalNode { id } } }
      processes(first: 1) { nodes { __typename status } }
      lifecycleProcess(id: "9fcf2aab-e0b3-4396-a5e8-e1486e8f6e55") { status }
      node(name: "worker-1") { __typename kubelet }
      process(pid: 1) { __typename pid }
    }`;
    const { data, errors } = await ask(router.url, { query });
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      bareMetalNode: { __typename: 'BareMetalNode', introspection: { state: 'FINISHED' } },
      nodes: { nodes: [{ __typename: 'BareMetalNode' }] },
      processes: { nodes: [{ __typename: 'LifecycleProcess' }] },
      lifecycleProcess: { status: 'COMPLETED' },
      node: { __typename: 'Node', kubelet: 'v1.31 on worker-1' },
      process: { __typename: 'Process', pid: 1 },
    });
  });

  it('resolves references to the new names', async () => {
    const id = '1c0f61da-fcaf-41c5-aeba-09b952c8d30e';
    const query = `query ($of: [_Any!]!) {
      _entities(representations: $of) { __typename ... on BareMetalNode { introspection { state } } }
    }`;
    const of = [{ __typename: 'BareMetalNode', id }];
    const { data, errors } = await ask(stand.url, { query, variables: { of } });
    expect(errors).toEqual([]);
    expect(data).toEqual({
      _entities: [{ __typename: 'BareMetalNode', introspection: { state: 'FINISHED' } }],
    });
  });
});

/** A subgraph of somebody else's, whose nodes are a container platform's. */
async function openStranger(): Promise<Router> {
  const resolvers = {
    Query: {
      node: (_root: unknown, { name }: { name: string }) => ({ name, kubelet: `v1.31 on ${name}` }),
      process: (_root: unknown, { pid }: { pid: number }) => ({ pid }),
    },
  };
  const server = new ApolloServer({ schema: buildSubgraphSchema({ typeDefs: parse(theirs), resolvers }) });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  return { url, close: async () => server.stop() };
}
