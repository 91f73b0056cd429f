import { nodeId } from './rows.ts';

/** One kind of request, and how it is put to the servers. */
export interface Scenario {
  readonly name: string;
  readonly about: string;
  /** The operation's name, where it is another. */
  readonly operation?: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Upstream calls that one such request needs at the least. */
  readonly calls: number;
  readonly connections: number;
  /** Milliseconds that the upstream takes for each call. */
  readonly latency: number;
  /** Names of the servers that answer it. */
  readonly servers: readonly string[];
  /** Milliseconds that the upstream takes at the least, calls that need not wait for each other going side by side. */
  readonly path?: number;
}

const log = 'id operationType status rawStatus startedAt endedAt';
const nested = `checkpoint { id status createdAt protectionPlan { planId name providerId resources { resourceId type name } } }`;
const own = ['tributary'];
const byHand = [...own, 'limit', 'mercurius', 'yoga', 'apollo'];
const usual = { connections: 16, latency: 0, servers: byHand } as const;

const compared: readonly Scenario[] = [
  {
    ...usual,
    name: 'S1',
    about: 'one node',
    query:
      'query S1($id: ID!) { node(id: $id) { id introspection { state rawState finished succeeded error startedAt finishedAt } } }',
    variables: { id: nodeId(7) },
    calls: 1,
  },
  {
    ...usual,
    name: 'S2',
    about: 'a list of 50 operation logs',
    query: `query S2 { operationLogs(first: 50) { nodes { ${log} checkpointId planId providerId } } }`,
    calls: 1,
  },
  {
    ...usual,
    name: 'S3',
    about: '50 operation logs, each with its checkpoint (10 of them) and plan',
    query: `query S3 { operationLogs(first: 50) { nodes { ${log} ${nested} } } }`,
    calls: 11,
    servers: [...byHand, 'openapi-to-graphql', 'hive'],
  },
  {
    ...usual,
    name: 'S5',
    about: 'S3 with 20 ms of upstream latency, one connection',
    query: `query S5 { operationLogs(first: 50) { nodes { ${log} ${nested} } } }`,
    calls: 11,
    connections: 1,
    latency: 20,
    path: 40,
  },
  {
    ...usual,
    name: 'S7',
    about: '1,000 operation logs',
    query: `query S7 { operationLogs(first: 1000) { nodes { ${log} checkpointId planId providerId } } }`,
    calls: 1,
  },
  {
    ...usual,
    name: 'S4',
    about: 'a dashboard over the upstreams that can be read, one connection, 20 ms of latency',
    query: `query S4 {
      nodes(first: 20) { nodes { id introspection { state startedAt finishedAt } } }
      processes(first: 20) { nodes { id assemblyName status startTime endTime } }
      operationLogs(first: 20) { nodes { ${log} } }
      protectionProviders(first: 20) { nodes { id name } }
    }`,
    calls: 4,
    connections: 1,
    latency: 20,
    servers: own,
    path: 20,
  },
  {
    ...usual,
    name: 'S6',
    about: 'three places of a megabyte of introspection data',
    query: `query S6($id: ID!) {
      node(id: $id) { introspectionData(paths: ["/memory_mb", "/inventory/cpu", "/all_interfaces/eth7/mac"]) }
    }`,
    variables: { id: nodeId(7) },
    calls: 1,
    servers: [...own, 'limit'],
  },
  {
    ...usual,
    name: 'S8',
    about: '100 server events in one mutation',
    query: `mutation S8($events: [ServerEventInput!]!) {
      createServerEvents(input: { events: $events }) { events { serverUuid status code delivered } userErrors { code } }
    }`,
    variables: {
      events: Array.from({ length: 100 }, (_, index) => ({
        name: 'NETWORK_VIF_PLUGGED',
        serverUuid: nodeId(index),
        tag: nodeId(index + 1000),
      })),
    },
    calls: 1,
    servers: own,
  },
];

/** On one connection no two requests are under way together, so that no server can share a call between them. */
const alone = compared
  .filter(({ name }) => ['S2', 'S3', 'S7'].includes(name))
  .map(({ about, name, ...scenario }): Scenario => ({
    ...scenario,
    name: `${name}alone`,
    operation: name,
    about: `${about}, on one connection`,
    connections: 1,
    servers: ['tributary', 'limit', 'mercurius'],
  }));

export const scenarios: readonly Scenario[] = [...compared, ...alone];
