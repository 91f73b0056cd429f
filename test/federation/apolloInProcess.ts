import type { IncomingHttpHeaders } from 'node:http';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import type { GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { createSubgraph } from 'tributary-gateway';

interface Client {
  readonly headers: IncomingHttpHeaders;
}

export async function serve(supergraphSdl: string, port: number, env = process.env) {
  const tributary = await createSubgraph({ env });
  const here: GraphQLDataSource<Client> = {
    async process({ request: { query = '', variables }, context }) {
      const client: Partial<Client> = context;
      return tributary.execute({ query, variables, headers: client.headers });
    },
  };
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name, url }) => (name === 'tributary' ? here : new RemoteGraphQLDataSource({ url })),
  });
  const server = new ApolloServer<Client>({ gateway });
  const { url } = await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port },
    context: async ({ req }) => ({ headers: req.headers }),
  });
  return {
    url,
    async close() {
      await server.stop();
      await tributary.close();
    },
  };
}
