import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';

const passedOn = ['x-auth-token', 'authorization', 'x-openstack-request-id', 'traceparent', 'tracestate'];

export async function serve(supergraph: string, port: number) {
  const gateway = createGatewayRuntime({
    supergraph,
    propagateHeaders: {
      fromClientToSubgraphs: ({ request }) =>
        Object.fromEntries(passedOn.map((name) => [name, request.headers.get(name)])),
    },
  });
  return listen(gateway, port);
}

export async function listen(gateway: ReturnType<typeof createGatewayRuntime>, port: number) {
  const server = createServer((request, response) => void gateway(request, response));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  const listening = typeof address === 'object' ? address?.port : port;
  return {
    url: `http://127.0.0.1:${listening}/graphql`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await gateway[Symbol.asyncDispose]();
    },
  };
}
