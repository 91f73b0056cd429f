import { randomUUID } from 'node:crypto';

/** Something to ask the gateway, and the operation that it is. */
export interface Question {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** What there is in the cloud before anything goes wrong. */
export interface Known {
  readonly nodes: readonly string[];
  readonly processes: readonly string[];
  readonly checkpoints: readonly {
    readonly providerId: string;
    readonly id: string;
    readonly planId: string;
  }[];
  readonly operationLogs: readonly string[];
  readonly servers: readonly string[];
}

export const everything = `{
  nodes { nodes { id } }
  processes(first: 30) { nodes { id } }
  operationLogs(first: 30) { nodes { id } }
  protectionProviders { nodes { id checkpoints(first: 10) { nodes { id providerId protectionPlan { planId } } } } }
}`;

/** Reads whose answers never change while the cloud's clock stands still and nothing is written to what they read. */
export function reads({ nodes, processes, checkpoints, operationLogs }: Known): readonly Question[] {
  const node = `{ id introspection { state startedAt } inventory { hostname cpu { count } } introspectionData(paths: ["/inventory/memory"]) }`;
  const checkpoint = '{ id status provider { name } protectionPlan { name resources { name } } }';
  return [
    { query: '{ nodes { nodes { id introspection { state } } pageInfo { hasNextPage } } }' },
    { query: '{ processes(first: 20) { nodes { id status assembly { id } durationMs } } }' },
    { query: '{ protectionProviders { nodes { id name description } } }' },
    ...nodes.map((id) => ({ query: `query ($id: ID!) { node(id: $id) ${node} }`, variables: { id } })),
    ...processes.map((id) => ({
      query: 'query ($id: ID!) { process(id: $id) { id status intent executionPlan } }',
      variables: { id },
    })),
    ...checkpoints.map(({ providerId, id }) => ({
      query: `query ($p: ID!, $id: ID!) { checkpoint(providerId: $p, id: $id) ${checkpoint} }`,
      variables: { p: providerId, id },
    })),
    ...operationLogs.map((id) => ({
      query: `query ($id: ID!) { operationLog(id: $id) { id status checkpoint ${checkpoint} } nodes(first: 2) { nodes { id } } processes(first: 2) { nodes { id } } }`,
      variables: { id },
    })),
  ];
}

/** A write of its own: events are told apart by their tags, creates by the request that they belong to. */
export function write(
  { servers, checkpoints }: Known,
  turn: number,
): Question & { readonly tags: readonly string[] } {
  const target = checkpoints[turn % checkpoints.length];
  if (turn % 2 === 0 || target === undefined) {
    const tags = [randomUUID(), randomUUID()];
    const events = tags.map((tag) => ({
      name: 'NETWORK_VIF_PLUGGED',
      serverUuid: servers[turn % servers.length],
      tag,
    }));
    const query =
      'mutation ($events: [ServerEventInput!]!) { createServerEvents(input: { events: $events }) { events { tag delivered } userErrors { code field } } }';
    return { query, variables: { events }, tags };
  }
  const { providerId, planId } = target;
  const query =
    'mutation ($input: CreateCheckpointInput!) { createCheckpoint(input: $input) { checkpoint { id } userErrors { code } } }';
  return { query, variables: { input: { providerId, planId } }, tags: [] };
}
