import { ApolloServer, HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { apolloGateway } from '../../src/execution/apolloGateway.ts';
import type { ApolloGateway } from '../../src/execution/apolloGateway.ts';
import { createExecutor } from '../../src/execution/executor.ts';

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Node @key(fields: "id") { id: ID! name: String broken: String }
  type Query { node(id: ID!): Node nodes(first: Int! = 2): [Node!] }
`);

const schemaOf = () =>
  buildSubgraphSchema({
    typeDefs,
    resolvers: {
      Query: {
        node: async (_root: unknown, { id }: { id: string }) => ({ id, name: `node ${id}` }),
        nodes: (_root: unknown, { first }: { first: number }) =>
          Array.from({ length: first }, (_, id) => ({ id })),
      },
      Node: {
        __resolveReference: async ({ id }: { id: string }) => ({ id, name: `entity ${id}` }),
        broken: () => {
          throw new GraphQLError('It is broken.', { extensions: { code: 'UPSTREAM_FAILED' } });
        },
      },
    },
  });

const silent = { debug() {}, info() {}, warn() {}, error() {} };

type Use = (schema: GraphQLSchema) => { gateway: ApolloGateway } | { schema: GraphQLSchema };

async function started(use: Use, plugins: ApolloServerPlugin[] = []) {
  const options = {
    plugins: [ApolloServerPluginCacheControlDisabled(), ...plugins],
    logger: silent,
    nodeEnv: 'production',
    introspection: true,
  };
  const server = new ApolloServer({ ...options, ...use(schemaOf()) });
  await server.start();
  onTestFinished(() => server.stop());
  return server;
}

const compiled: Use = (schema) => ({
  gateway: apolloGateway(schema, createExecutor(schema, { compile: 'always' })),
});
const asItComes: Use = (schema) => ({ schema });

async function post(server: ApolloServer, body: object, headers: Record<string, string> = {}) {
  const { status, body: answer } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'POST',
      search: '',
      body,
      headers: new HeaderMap([['content-type', 'application/json'], ...Object.entries(headers)]),
    },
    context: async () => ({}),
  });
  return { status, text: answer.kind === 'complete' ? answer.string : '' };
}

describe('behind Apollo Server', () => {
  it.each([
    ['a query', { query: '{ node(id: "a") { id name __typename } nodes { id } }' }],
    ['variables', { query: 'query ($id: ID!) { node(id: $id) { id } }', variables: { id: 7 } }],
    [
      'variables that do not fit',
      { query: 'query ($n: Int!) { nodes(first: $n) { id } }', variables: { n: 'x' } },
    ],
    ['a missing variable', { query: 'query ($n: Int!) { nodes(first: $n) { id } }' }],
    ['an error with a code', { query: '{ nodes { id broken } }' }],
    ['an unknown operation', { query: 'query A { nodes { id } }', operationName: 'B' }],
    ['an invalid query', { query: '{ nothing }' }],
    ['the subgraph document', { query: '{ _service { sdl } }' }],
    [
      'entities',
      {
        query:
          '{ _entities(representations: [{ __typename: "Node", id: "a" }, { __typename: "No" }]) { ... on Node { name } } }',
      },
    ],
    ['introspection', { query: '{ __schema { types { name } } }' }],
  ])('answers %s as Apollo Server does by itself', async (_, body) => {
    const [ours, plain] = [await started(compiled), await started(asItComes)];
    const expected = await post(plain, body);
    expect(await post(ours, body)).toEqual(expected);
    expect(await post(ours, body)).toEqual(expected);
  });

  it('calls a variable that does not fit BAD_USER_INPUT, with status 400', async () => {
    const body = { query: 'query ($n: Int!) { nodes(first: $n) { id } }', variables: { n: 'x' } };
    const { status, text } = await post(await started(compiled), body);
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it('lets a plugin see every field of the requests it asks to, and compiles the others all the same', async () => {
    const seen: string[] = [];
    const watcher: ApolloServerPlugin = {
      requestDidStart: async ({ request }) => ({
        executionDidStart: async () =>
          request.operationName === 'Watched'
            ? { willResolveField: ({ info }) => void seen.push(info.fieldName) }
            : {},
      }),
    };
    const server = await started(compiled, [watcher]);
    const data = '{"data":{"nodes":[{"id":"0"},{"id":"1"}]}}\n';
    const ask = (operationName: string) =>
      post(server, { query: `query ${operationName} { nodes { id } }`, operationName });
    expect(await ask('Watched')).toEqual({ status: undefined, text: data });
    expect(seen).toEqual(['nodes', 'id', 'id']);
    expect(await ask('Other')).toEqual({ status: undefined, text: data });
    expect(seen).toHaveLength(3);
  });
});
