import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';

/** The schema of a second subgraph: an inventory that knows racks, asset tags, and how long backups are kept. */
export const inventorySdl = readFileSync(new URL('inventory.graphql', import.meta.url), 'utf8');

/** What the inventory refers to, and the gateway knows more of. */
export interface Known {
  readonly nodeIds: readonly string[];
  readonly checkpoints: readonly { readonly providerId: string; readonly id: string }[];
}

interface Reference {
  readonly id: string;
  readonly providerId: string;
  readonly createdAt: string | null;
}

/** Serves the inventory on a free port. */
export async function openInventory({ nodeIds, checkpoints }: Known) {
  const rack = { id: 'rack-1', nodes: () => ({ nodes: nodeIds.map((id) => ({ id })), pageInfo: onePage }) };
  const server = new ApolloServer({
    plugins: [ApolloServerPluginInlineTraceDisabled()],
    schema: buildSubgraphSchema({
      typeDefs: parse(inventorySdl),
      resolvers: {
        Query: {
          server: (_root: unknown, { id }: Reference) => ({ id }),
          racks: () => [rack],
          backupsDue: () => checkpoints,
        },
        Rack: { __resolveReference: () => rack },
        Server: {
          name: ({ id }: Reference) => `server ${id.slice(0, 8)}`,
          node: ({ id }: Reference) => ({ id: nodeIds[id.charCodeAt(0) % nodeIds.length] }),
        },
        Node: { assetTag: ({ id }: Reference) => `asset-${id.slice(0, 4)}`, rack: () => rack },
        Checkpoint: { keepUntil: ({ createdAt }: Reference) => yearAfter(createdAt) },
      },
    }),
  });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  return { url, close: async () => server.stop() };
}

const onePage = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };

/** How long the inventory keeps a checkpoint. */
export function yearAfter(date: string | null): string | null {
  return date === null ? null : `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
}
