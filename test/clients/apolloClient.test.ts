import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import type { TypePolicies } from '@apollo/client';
import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { typePolicies } from '../../src/clients/apolloClient.ts';
import { createGateway } from '../../src/index.ts';
import type { TributaryGateway } from '../../src/index.ts';

const provider = 'ba4c0000-0000-4000-8000-000000000001';
const otherProvider = 'ba4c0000-0000-4000-8000-000000000002';
const checkpoint = 'c4ec0000-0000-4000-8000-000000000001';
const policies: TypePolicies = typePolicies;

let gateway: TributaryGateway;
let client: ApolloClient;
/** Requests that left the client. */
let asked = 0;
const server = createServer((request, response) => gateway.handler(request, response));

beforeAll(async () => {
  gateway = await createGateway({ config: { embedded: true } });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await gateway.close();
});

const complaints: unknown[] = [];

beforeEach(() => {
  asked = 0;
  complaints.length = 0;
  for (const level of ['warn', 'error'] as const)
    vi.spyOn(console, level).mockImplementation((...words: unknown[]) => complaints.push(words));
  client = new ApolloClient({ link: link(), cache: new InMemoryCache({ typePolicies: policies }) });
});

afterEach(() => {
  client.stop();
  vi.restoreAllMocks();
  expect(complaints).toEqual([]);
});

it('knows a checkpoint by its provider and its id', async () => {
  const query = gql`
    query ($provider: ID!, $id: ID!) {
      checkpoint(providerId: $provider, id: $id) {
        id
        providerId
        status
      }
    }
  `;
  await client.query({ query, variables: { provider, id: checkpoint } });
  const twin = { __typename: 'Checkpoint', providerId: otherProvider, id: checkpoint };
  client.writeQuery({
    query,
    variables: { provider: otherProvider, id: checkpoint },
    data: { checkpoint: { ...twin, status: 'ERROR' } },
  });
  const here = client.readQuery({ query, variables: { provider, id: checkpoint } });
  expect(here).toMatchObject({ checkpoint: { providerId: provider, status: 'AVAILABLE' } });
  expect(client.cache.identify(twin)).toBe(
    `Checkpoint:{"providerId":"${otherProvider}","id":"${checkpoint}"}`,
  );
});

it('asks no more for what a list has brought', async () => {
  const list = gql`
    query ($provider: ID!) {
      checkpoints(providerId: $provider, first: 2) {
        nodes {
          id
          providerId
          status
        }
      }
    }
  `;
  const one = gql`
    query ($provider: ID!, $id: ID!) {
      checkpoint(providerId: $provider, id: $id) {
        id
        providerId
        status
      }
    }
  `;
  await client.query({ query: list, variables: { provider } });
  const { data } = await client.query({ query: one, variables: { provider, id: checkpoint } });
  expect(data).toMatchObject({ checkpoint: { id: checkpoint, status: 'AVAILABLE' } });
  expect(asked).toBe(1);
  const absent = { provider, id: 'c4ec0000-0000-4000-8000-00000000ffff' };
  expect((await client.query({ query: one, variables: absent })).data).toEqual({ checkpoint: null });
  expect((await client.query({ query: one, variables: absent })).data).toEqual({ checkpoint: null });
  expect(asked).toBe(2);
});

it('keeps a plan in its checkpoint, and adds up what is read of it', async () => {
  const names = gql`
    query ($provider: ID!) {
      checkpoints(providerId: $provider, first: 3) {
        nodes {
          id
          providerId
          protectionPlan {
            planId
            name
            resources {
              resourceId
              type
            }
          }
        }
      }
    }
  `;
  const details = gql`
    query ($provider: ID!) {
      checkpoints(providerId: $provider, first: 3) {
        nodes {
          id
          providerId
          protectionPlan {
            planId
            providerId
            resources {
              name
              server {
                id
              }
            }
          }
        }
      }
    }
  `;
  const first = await client.query({ query: names, variables: { provider } });
  const second = await client.query({ query: details, variables: { provider } });
  expect(client.readQuery({ query: names, variables: { provider } })).toEqual(first.data);
  expect(client.readQuery({ query: details, variables: { provider } })).toEqual(second.data);
  expect(JSON.stringify(client.extract())).not.toMatch(/"Protect(?:ionPlan|edResource):/);
  expect(asked).toBe(2);
});

it('mixes no two introspections of a node', () => {
  const long = gql`
    {
      node(id: "n") {
        id
        introspection {
          state
          error
          finishedAt
        }
      }
    }
  `;
  const short = gql`
    {
      node(id: "n") {
        id
        introspection {
          state
          startedAt
        }
      }
    }
  `;
  const node = (introspection: object) => ({
    node: {
      __typename: 'Node',
      id: 'n',
      introspection: { __typename: 'NodeIntrospection', ...introspection },
    },
  });
  client.writeQuery({ query: long, data: node({ state: 'ERROR', error: 'Timeout', finishedAt: '2026' }) });
  client.writeQuery({ query: short, data: node({ state: 'ERROR', startedAt: '2025' }) });
  expect(client.readQuery({ query: long })).toMatchObject(node({ state: 'ERROR', error: 'Timeout' }));
  client.writeQuery({ query: short, data: node({ state: 'STARTING', startedAt: '2027' }) });
  expect(client.readQuery({ query: long })).toBeNull();
  expect(client.readQuery({ query: short })).toEqual(node({ state: 'STARTING', startedAt: '2027' }));
});

it('takes JSON as one value', () => {
  const query = gql`
    {
      node(id: "n") {
        id
        inventory {
          interfaces {
            name
            lldp
          }
        }
      }
    }
  `;
  const node = (lldp: unknown) => ({
    node: {
      __typename: 'Node',
      id: 'n',
      inventory: {
        __typename: 'NodeInventory',
        interfaces: [{ __typename: 'InventoryInterface', name: 'eth0', lldp }],
      },
    },
  });
  client.writeQuery({ query, data: node({ a: [1, { b: 2 }], c: 3 }) });
  client.writeQuery({ query, data: node({ a: [1, { b: 2 }] }) });
  expect(client.readQuery({ query })).toEqual(node({ a: [1, { b: 2 }] }));
});

const page = gql`
  query ($first: Int!, $after: String, $state: [IntrospectionState!]) {
    nodes(first: $first, after: $after, filter: { states: $state }) {
      edges {
        cursor
        node {
          id
        }
      }
      nodes {
        id
      }
      pageInfo {
        startCursor
        endCursor
        hasNextPage
        hasPreviousPage
      }
    }
  }
`;

interface Listed {
  readonly nodes: {
    readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: Readonly<Record<string, unknown>>;
  };
}

const listed = (variables: object) => client.readQuery<Listed>({ query: page, variables })?.nodes;

async function readPages(first: number, pages: number): Promise<void> {
  await client.query({ query: page, variables: { first } });
  const paging = client.watchQuery<Listed>({ query: page, variables: { first } });
  const watching = paging.subscribe(() => undefined);
  for (let read = 1; read < pages; read += 1)
    await paging.fetchMore({ variables: { after: listed({ first })?.pageInfo['endCursor'] } });
  watching.unsubscribe();
}

it('joins pages in edges and in nodes', async () => {
  await readPages(3, 3);
  await client.query({ query: page, variables: { first: 9 } });
  expect(listed({ first: 3 })).toEqual(listed({ first: 9 }));
  expect(listed({ first: 3 })?.nodes).toHaveLength(9);
  expect(asked).toBe(4);
});

it('shows one page at a time to who asks for each by its cursor', async () => {
  await client.query({ query: page, variables: { first: 3 } });
  const ids = () => listed({ first: 3 })?.nodes.map(({ id }) => id);
  const firstPage = ids();
  const after = listed({ first: 3 })?.pageInfo['endCursor'];
  const second = await client.query<Listed>({ query: page, variables: { first: 3, after } });
  expect(asked).toBe(2);
  expect(second.data?.nodes.nodes).toHaveLength(3);
  const onSecond = second.data?.nodes.nodes.map(({ id }) => id) ?? [];
  expect(ids()).toEqual([...(firstPage ?? []), ...onSecond]);
  expect(listed({ first: 3, after })).toEqual(second.data?.nodes);
});

it('takes no page from the middle for the beginning', async () => {
  const other = new ApolloClient({ link: link(), cache: new InMemoryCache({ typePolicies: policies }) });
  const first = await other.query<Listed>({ query: page, variables: { first: 3 } });
  other.stop();
  const after = first.data?.nodes.pageInfo['endCursor'];
  await client.query({ query: page, variables: { first: 3, after } });
  expect(listed({ first: 3 })).toBeUndefined();
  await client.query({ query: page, variables: { first: 3 } });
  expect(asked).toBe(3);
  expect(listed({ first: 3 })?.nodes).toHaveLength(6);
  expect(listed({ first: 3 })?.nodes.slice(0, 3)).toEqual(first.data?.nodes.nodes);
});

it('takes lists of other filters and page sizes for others', async () => {
  await readPages(3, 2);
  await client.query({ query: page, variables: { first: 3, state: 'ERROR' } });
  await client.query({ query: page, variables: { first: 1 } });
  expect(listed({ first: 3 })?.nodes).toHaveLength(6);
  expect(listed({ first: 1 })?.nodes).toHaveLength(1);
});

it('keeps pages while the first is as it was, and then begins anew', async () => {
  await readPages(3, 2);
  const again = { query: page, variables: { first: 3 }, fetchPolicy: 'network-only' } as const;
  await client.query(again);
  expect(listed({ first: 3 })?.nodes).toHaveLength(6);
  const id = listed({ first: 3 })?.nodes[4]?.id;
  const start = gql`
    mutation ($id: ID!) {
      startIntrospection(input: { nodeId: $id }) {
        node {
          id
        }
        userErrors {
          code
        }
      }
    }
  `;
  const { data } = await client.mutate({ mutation: start, variables: { id } });
  expect(data).toMatchObject({ startIntrospection: { userErrors: [] } });
  await client.query(again);
  expect(listed({ first: 3 })?.nodes.map((node) => node.id)).toHaveLength(3);
  expect(listed({ first: 3 })?.nodes[0]).toMatchObject({ id });
});

it('begins a list anew at a refetch', async () => {
  await readPages(3, 2);
  const paging = client.watchQuery<Listed>({ query: page, variables: { first: 3 } });
  const watching = paging.subscribe(() => undefined);
  await paging.refetch();
  expect(listed({ first: 3 })?.nodes).toHaveLength(3);
  watching.unsubscribe();
});

it('adds up edges and nodes that were asked for apart', async () => {
  const nodes = gql`
    {
      processes(first: 4) {
        nodes {
          id
        }
        pageInfo {
          endCursor
        }
      }
    }
  `;
  const edges = gql`
    {
      processes(first: 4) {
        edges {
          cursor
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `;
  const first = await client.query({ query: nodes });
  const second = await client.query({ query: edges });
  expect(client.readQuery({ query: nodes })).toEqual(first.data);
  expect(client.readQuery({ query: edges })).toEqual(second.data);
});

function link(): HttpLink {
  return new HttpLink({
    uri: () => {
      const address = server.address();
      return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/graphql`;
    },
    fetch: async (...request) => {
      asked += 1;
      return fetch(...request);
    },
  });
}
