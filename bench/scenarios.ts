import { nodeId } from './rows.ts';

/** One kind of request, and how it is put to the servers. */
export interface Scenario {
  readonly name: string;
  readonly about: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Upstream calls that one such request needs at the least. */
  readonly calls: number;
  readonly connections: number;
  /** Milliseconds that the upstream takes for each call. */
  readonly latency: number;
  /** What the servers have to be to answer it. */
  readonly servers: 'all' | 'own';
}

const log = 'id operationType status rawStatus startedAt endedAt';
const nested = `checkpoint { id status createdAt protectionPlan { planId name providerId resources { resourceId type name } } }`;
const usual = { connections: 16, latency: 0, servers: 'all' } as const;

export const scenarios: readonly Scenario[] = [
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
  },
  {
    ...usual,
    name: 'S5',
    about: 'S3 with 20 ms of upstream latency, one connection',
    query: `query S5 { operationLogs(first: 50) { nodes { ${log} ${nested} } } }`,
    calls: 11,
    connections: 1,
    latency: 20,
  },
  {
    ...usual,
    name: 'S7',
    about: '1,000 operation logs',
    query: `query S7 { operationLogs(first: 1000) { nodes { ${log} checkpointId planId providerId } } }`,
    calls: 1,
  },
];
