import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

const passedOn = ['x-auth-token', 'authorization', 'x-openstack-request-id', 'traceparent', 'tracestate'];

interface Client {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export async function serve(supergraphSdl: string, port: number) {
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ url }) =>
      new RemoteGraphQLDataSource<Client>({
        url,
        willSendRequest({ request, context }) {
          for (const name of passedOn) {
            const value: unknown = context.headers?.[name];
            if (typeof value === 'string') request.http?.headers.set(name, value);
          }
        },
      }),
  });
  const server = new ApolloServer<Client>({ gateway });
  const { url } = await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port },
    context: async ({ req }) => ({ headers: req.headers }),
  });
  return { url, close: () => server.stop() };
}
