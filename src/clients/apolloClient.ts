import { paged } from './pages.ts';
import { mergeReadings } from './readings.ts';

/** What Apollo Client tells a field that takes the key of an entity. */
interface ReadOptions {
  readonly args: Readonly<Record<string, string>> | null;
  readonly toReference: (entity: { __typename: string; [key: string]: string }) => unknown;
}

/** An entity that another query brought is not asked for again. */
function entity(__typename: string) {
  return {
    read: (existing: unknown, { args, toReference }: ReadOptions) =>
      existing === undefined ? toReference({ __typename, ...args }) : existing,
  };
}

/** Part of the answer that it stands in: of one object it may be read piece by piece. */
const reading = {
  keyFields: false as const,
  merge: (existing: unknown, incoming: unknown) => mergeReadings(existing, incoming),
};

/**
 * What `InMemoryCache` has to know of this schema: `new InMemoryCache({ typePolicies })`. With `RENAME`, the types and
 * fields of `Query` stand here under the names of the schema as it is published.
 */
export const typePolicies = {
  Query: {
    fields: {
      node: entity('Node'),
      process: entity('Process'),
      assembly: entity('Assembly'),
      protectionProvider: entity('ProtectionProvider'),
      checkpoint: entity('Checkpoint'),
      operationLog: entity('OperationLog'),
      nodes: paged('filter'),
      processes: paged('filter'),
      protectionProviders: paged(),
      checkpoints: paged('providerId', 'filter', 'order'),
      operationLogs: paged('filter', 'sort'),
    },
  },
  // Providers that share a bank show the same id.
  Checkpoint: { keyFields: ['providerId', 'id'], fields: { operationLogs: paged('sort') } },
  ProtectionProvider: { fields: { checkpoints: paged('filter', 'order') } },
  Assembly: { fields: { processes: paged('filter') } },
  UpstreamService: { keyFields: ['name'] },
  // A plan stands in many checkpoints, in each as it was when that one was made.
  ProtectionPlan: reading,
  // Of a node's latest introspection.
  NodeIntrospection: reading,
  NodeInventory: reading,
};
