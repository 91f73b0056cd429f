import { perArguments, perKey } from '../../batching/loaders.ts';
import { Remembered } from '../../batching/remembered.ts';
import type { Source } from '../../batching/source.ts';
import { connection, decodeCursor, emptyPage, encodeCursor, pageSize, walk } from '../../connection.ts';
import type { Connection } from '../../connection.ts';
import { badInput } from '../../errors.ts';
import type { RequestError } from '../../errors.ts';
import { uuid, uuidArgument } from '../../ids.ts';
import { isNotFound } from '../../transport/notFound.ts';
import type { InspectorClient } from './client.ts';
import { inventoryIn } from './inventory.ts';
import type { BareMetalNode, Introspection, IntrospectionState } from './model.ts';

export interface NodesArguments {
  readonly first: number;
  readonly after: string | null;
  readonly states: readonly IntrospectionState[] | null;
}

const maxLimit = 1000; // inspector's api_max_limit; 1001 is a 400

/** The reads of one request. Inspector has no multi-get: each node costs one call, and a list primes what it lists. */
export function inspectorLoaders(source: Source<InspectorClient>) {
  const remembered = new Remembered<Introspection | null>(({ uuid: id }) => id);
  const introspection = perKey({ source, operation: 'introspection.get', remembered }, async (node, client) =>
    client.introspection(node),
  );
  const data = perKey({ source, operation: 'introspection-data.get' }, async (node, client) =>
    client.data(node),
  );
  // Read as soon as it has come, or the data of a thousand nodes would be held until the last of them is there.
  const inventory = perKey({ source, operation: 'introspection-data.get' }, async (node, client) =>
    inventoryIn(await client.data(node)),
  );
  const unprocessedData = perKey({ source, operation: 'unprocessed-data.get' }, async (node, client) =>
    client.unprocessedData(node),
  );
  return {
    introspection,
    data,
    inventory,
    unprocessedData,

    /** By UUID or name; null when inspector knows no introspection of it. */
    async node(idOrName: string): Promise<BareMetalNode | null> {
      const run = await introspection.load(uuid(idOrName) ?? idOrName);
      if (run === null) return null;
      remembered.add([run]);
      return { id: run.uuid, introspection: run };
    },

    nodes: perArguments(
      { source, operation: 'introspection.list' },
      async ({ first, after, states }: NodesArguments, client): Promise<Connection<BareMetalNode>> => {
        const count = pageSize(first);
        const [id, startedAt] = after === null ? [] : decodeCursor('nodes', after);
        const marker = after === null ? null : uuidArgument('after', String(id));
        const words = states === null ? null : wordsOf(states);
        if (words?.length === 0) return connection(emptyPage, nodeCursor, after);
        const { rows, more } = await walk({
          count,
          after: marker,
          maxLimit,
          fetch: async (limit, from) => {
            const rows = await client.introspections({ limit, marker: from, states: words });
            if (from === marker && isLater(rows.at(0), startedAt))
              throw startAgain('was started again since');
            return { rows };
          },
          idOf: (run) => run.uuid,
          // Servers before API 1.18 ignore the filter without a word.
          keep: (run) => states === null || states.includes(run.state),
        }).catch((error: unknown) => vanishedMarker(after, error));
        remembered.add(rows);
        return connection({ rows: rows.map(nodeOf), more }, nodeCursor, after);
      },
    ),

    /** After a write: one node may be held under its UUID and under its name. */
    forget(): void {
      for (const loader of [introspection, data, inventory, unprocessedData]) loader.clearAll();
    },
  };
}

function nodeOf(run: Introspection): BareMetalNode {
  return { id: run.uuid, introspection: run };
}

function nodeCursor({ id, introspection }: BareMetalNode): string {
  return encodeCursor('nodes', id, introspection?.startedAt ?? null);
}

/** What follows a cursor was started no later than it; else its node, which inspector looks up anew, has moved to the front. */
function isLater(run: Introspection | undefined, startedAt: unknown): boolean {
  if (typeof startedAt !== 'string' || typeof run?.startedAt !== 'string') return false;
  return run.startedAt.slice(0, -1) > startedAt.slice(0, -1); // without the Z, which sorts behind a fraction
}

function startAgain(what: string): RequestError {
  return badInput(`\`after\` points at a node that ${what}: start again from the first page.`);
}

function wordsOf(states: readonly IntrospectionState[]): readonly string[] {
  if (states.includes('UNKNOWN'))
    throw badInput('`filter.states` cannot hold UNKNOWN: no upstream word stands for it.');
  return states.map((state) => state.toLowerCase());
}

/** Inspector answers 404 to a list whose marker it does not know; without one a 404 means something else. */
function vanishedMarker(after: string | null, error: unknown): never {
  if (after !== null && isNotFound(error)) {
    throw startAgain('inspector no longer lists');
  }
  throw error;
}
