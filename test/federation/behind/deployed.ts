import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { gatewayConfig } from '../../../deploy/router/gateway.config.ts';
import { listen } from './hiveGateway.ts';

/** Hive Gateway as deploy/router/ configures it, but for the address and where the supergraph comes from. */
export async function serve(supergraph: string, port: number) {
  return listen(createGatewayRuntime({ ...gatewayConfig, supergraph }), port);
}
