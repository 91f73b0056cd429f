const passedOn = ['x-auth-token', 'authorization', 'x-openstack-request-id', 'traceparent', 'tracestate'];

/** For Hive Gateway 2: `hive-gateway supergraph` in this folder, beside supergraph.graphql. */
export const gatewayConfig = {
  supergraph: 'supergraph.graphql',
  host: '127.0.0.1',
  port: 4100,
  // Alive: the process answers. Ready: it has its supergraph. What its subgraphs do, their own probes say.
  healthCheckEndpoint: '/healthz',
  readinessCheckEndpoint: '/readyz',
  // Above the REQUEST_TIMEOUT of the gateway, which says by itself that the time is up.
  upstreamTimeout: 15_000,
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }: { readonly request: Request }) =>
      Object.fromEntries(passedOn.map((name) => [name, request.headers.get(name)])),
  },
};
