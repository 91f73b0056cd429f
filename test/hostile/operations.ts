import { checkpointRow, introspectionRow, nodeId, planId, providerId, uuidOf } from '../support/rows.ts';

/** One operation of a connector: how it is asked for, and which of its calls is answered by the attack. */
export interface Operation {
  readonly name: string;
  readonly query: string;
  /** The call under attack, as `METHOD /path`; calls before it get `before`. */
  readonly attacked: RegExp;
  readonly before?: unknown;
  /** A success has no body to speak of: an answer of any content is one, if its status is. */
  readonly bodiless?: boolean;
  /** Reads one key of an object that may hold anything: what has no such key has nothing for it. */
  readonly partial?: boolean;
}

const id = uuidOf(1);
const entity = (fields: string) =>
  `{ _entities(representations: [{ __typename: "Node", id: "${nodeId}" }]) { ... on Node { ${fields} } } }`;
const write = (mutation: string) => `mutation { ${mutation} }`;
const errors = 'userErrors { code message }';

export const operations: readonly Operation[] = [
  {
    name: 'introspection.get',
    query: `{ node(id: "${nodeId}") { id introspection { state } } }`,
    attacked: /^GET \/v1\/introspection\/[\w-]+$/,
  },
  { name: 'introspection.list', query: '{ nodes { nodes { id } } }', attacked: /^GET \/v1\/introspection\?/ },
  { name: 'introspection-data.get', query: entity('introspectionData'), attacked: /^GET .*\/data$/ },
  {
    name: 'introspection-data.get, typed',
    partial: true,
    query: entity('inventory { hostname }'),
    attacked: /^GET .*\/data$/,
  },
  {
    name: 'unprocessed-data.get',
    query: entity('unprocessedIntrospectionData'),
    attacked: /^GET .*\/unprocessed$/,
  },
  {
    name: 'introspection.start',
    query: write(`startIntrospection(input: { nodeId: "${nodeId}" }) { ${errors} }`),
    attacked: /^POST /,
  },
  {
    name: 'introspection.abort',
    query: write(`abortIntrospection(input: { nodeId: "${nodeId}" }) { ${errors} }`),
    attacked: /^POST /,
    before: introspectionRow(nodeId, { state: 'waiting', finished: false, finished_at: null }),
  },
  {
    name: 'introspection.reapply',
    query: write(`reapplyIntrospection(input: { nodeId: "${nodeId}", data: { a: 1 } }) { ${errors} }`),
    attacked: /^POST /,
    before: introspectionRow(nodeId),
  },
  {
    name: 'process.get',
    query: `{ process(id: "${id}") { id status } }`,
    attacked: /^GET \/api\/processes\//,
  },
  { name: 'process.list', query: '{ processes { nodes { id } } }', attacked: /^GET \/api\/processes\?/ },
  {
    name: 'provider.get',
    query: `{ protectionProvider(id: "${providerId}") { id name } }`,
    attacked: /^GET .*\/providers\/[\w-]+$/,
  },
  {
    name: 'provider.list',
    query: '{ protectionProviders { nodes { id } } }',
    attacked: /^GET .*\/providers\?/,
  },
  {
    name: 'checkpoint.get',
    query: `{ checkpoint(providerId: "${providerId}", id: "${id}") { id status } }`,
    attacked: /^GET .*\/checkpoints\/[\w-]+$/,
  },
  {
    name: 'checkpoint.list',
    query: `{ checkpoints(providerId: "${providerId}") { nodes { id } } }`,
    attacked: /^GET .*\/checkpoints\?/,
  },
  {
    name: 'checkpoint.create',
    query: write(
      `createCheckpoint(input: { providerId: "${providerId}", planId: "${planId}" }) { ${errors} }`,
    ),
    attacked: /^POST /,
  },
  {
    name: 'checkpoint.delete',
    query: write(`deleteCheckpoint(input: { providerId: "${providerId}", id: "${id}" }) { ${errors} }`),
    attacked: /^DELETE /,
    before: { checkpoint: checkpointRow(id) },
    bodiless: true,
  },
  {
    name: 'operation-log.get',
    query: `{ operationLog(id: "${id}") { id status } }`,
    attacked: /^GET .*\/operation_logs\//,
  },
  {
    name: 'operation-log.list',
    query: '{ operationLogs { nodes { id } } }',
    attacked: /^GET .*\/operation_logs\?/,
  },
  {
    name: 'server-external-events.create',
    query: write(
      `createServerEvents(input: { events: [{ name: NETWORK_CHANGED, serverUuid: "${nodeId}" }] }) { events { code delivered } ${errors} }`,
    ),
    attacked: /^POST /,
  },
];
