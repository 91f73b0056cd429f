import type { Operation, Samples } from './operations.ts';

/** Objects of the embedded cloud to ask for. */
export interface Ids {
  readonly nodes: readonly string[];
  readonly process: string;
  readonly assembly: string;
  readonly checkpoint: { readonly providerId: string; readonly id: string };
  readonly operationLog: string;
}

/** Arguments for each root field that returns an object. */
export function samplesOf({ nodes, process, assembly, checkpoint, operationLog }: Ids): Samples {
  const id = (value: string | undefined) => `(id: "${value}")`;
  return {
    node: id(nodes[0]),
    nodes: '(first: 3)',
    process: id(process),
    processes: '(first: 3)',
    assembly: id(assembly),
    protectionProvider: id(checkpoint.providerId),
    protectionProviders: '(first: 3)',
    checkpoint: `(providerId: "${checkpoint.providerId}", id: "${checkpoint.id}")`,
    checkpoints: `(providerId: "${checkpoint.providerId}", first: 3)`,
    operationLog: id(operationLog),
    operationLogs: '(first: 3)',
    upstreamServices: '',
  };
}

/** What generated operations do not have: variables, aliases, fragments, directives, filters, nulls and errors. */
export function handWritten({ nodes, checkpoint: { providerId, id } }: Ids): Operation[] {
  const unknown = '00000000-0000-4000-8000-000000000000';
  return [
    { query: 'query ($id: ID!) { node(id: $id) { id } }', variables: { id: nodes[1] } },
    { query: '{ a: node(id: "metal-01") { id } b: node(id: "metal-02") { id introspection { state } } }' },
    {
      query:
        'query ($with: Boolean!) { nodes(first: 2) { nodes { id inventory @include(if: $with) { hostname } } } }',
      variables: { with: true },
    },
    {
      query:
        'query ($with: Boolean!) { nodes(first: 2) { nodes { id inventory @skip(if: $with) { hostname } } } }',
      variables: { with: true },
    },
    {
      query: 'fragment S on NodeIntrospection { state error } { nodes { nodes { introspection { ...S } } } }',
    },
    { query: '{ nodes(filter: { states: [FINISHED, ERROR] }) { nodes { id introspection { rawState } } } }' },
    { query: '{ nodes(filter: { states: [] }) { nodes { id } pageInfo { hasNextPage endCursor } } }' },
    {
      query: 'query ($paths: [String!]) { nodes(first: 2) { nodes { introspectionData(paths: $paths) } } }',
      variables: { paths: ['/inventory/cpu', '/none'] },
    },
    { query: '{ processes(filter: { statuses: [FAILED] }) { nodes { id statusReason } } }' },
    {
      query:
        '{ processes(first: 5, filter: { assemblyName: "v*" }) { edges { cursor node { assemblyName } } pageInfo { hasNextPage } } }',
    },
    {
      query:
        'query ($after: DateTime) { processes(filter: { startedAfter: $after }) { nodes { id startTime } } }',
      variables: { after: '2020-01-01T00:00:00Z' },
    },
    {
      query: `{ checkpoints(providerId: "${providerId}", order: NEWEST_FIRST, first: 5) { nodes { id createdAt } } }`,
    },
    {
      query: `{ checkpoints(providerId: "${providerId}", filter: { startDate: "2020-01-01" }) { nodes { id } } }`,
    },
    {
      query: `{ checkpoint(providerId: "${providerId}", id: "${id}") { provider { name checkpoints(first: 1) { nodes { id } } } } }`,
    },
    { query: '{ operationLogs(sort: [STATUS_ASC, ID_DESC], first: 10) { nodes { id status } } }' },
    {
      query:
        '{ operationLogs(filter: { status: FAIL }) { nodes { id errorInfo checkpoint { id status } } } }',
    },
    { query: '{ __typename upstreamServices { name configured } }' },
    {
      query: `{ node(id: "${unknown}") { id } process(id: "${unknown}") { id } operationLog(id: "${unknown}") { id } }`,
    },
    { query: `{ checkpoint(providerId: "${providerId}", id: "${unknown}") { id } }` },
    { query: '{ checkpoint(providerId: "no uuid", id: "none") { id } nodes(first: 1) { nodes { id } } }' },
    { query: '{ nodes(after: "no cursor") { nodes { id } } processes(first: 1) { nodes { id } } }' },
    { query: '{ nodes(first: 0) { nodes { id } } }' },
    { query: 'query One { node(id: "metal-01") { id } } ' },
  ];
}

const problems = 'userErrors { code message field }';

/** Writes in an order in which each finds what it needs; on two clouds that start alike they answer alike. */
export function writes({ checkpoint: { providerId, id } }: Ids): Operation[] {
  const events =
    '[{ name: NETWORK_CHANGED, serverUuid: "3d7ecfea-4eab-4d5b-9801-0721b604dfc5" }, { name: POWER_UPDATE, serverUuid: "59783554-fe4e-4312-b972-6a5ac33f667f", tag: "POWER_OFF" }]';
  const start = `mutation ($id: ID!) { startIntrospection(input: { nodeId: $id }) { node { id introspection { state } } ${problems} } }`;
  return [
    { query: start, variables: { id: 'metal-01' } },
    { query: start, variables: { id: '00000000-0000-4000-8000-000000000000' } },
    { query: `mutation { abortIntrospection(input: { nodeId: "metal-02" }) { node { id } ${problems} } }` },
    { query: `mutation { reapplyIntrospection(input: { nodeId: "metal-02" }) { node { id } ${problems} } }` },
    {
      query: `mutation { createServerEvents(input: { events: ${events} }) { events { name delivered code server { id } } ${problems} } }`,
    },
    {
      query: `mutation { createCheckpoint(input: { providerId: "${providerId}", planId: "b1a40000-0000-4000-8000-000000000001" }) { checkpoint { id status protectionPlan { name } } ${problems} } }`,
    },
    {
      query: `mutation { a: deleteCheckpoint(input: { providerId: "${providerId}", id: "${id}" }) { checkpoint { id status } ${problems} } b: deleteCheckpoint(input: { providerId: "${providerId}", id: "no uuid" }) { ${problems} } }`,
    },
  ];
}
