import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { gatewayConfig } from '../../../deploy/router/gateway.config.ts';

/** Hive Gateway as deploy/router/ configures it, but for the address and where the supergraph comes from. */
export async function serve(supergraph: string, port: number) {
  const gateway = createGatewayRuntime({ ...gatewayConfig, supergraph });
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
