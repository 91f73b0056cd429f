import { decodeCursor, encodeCursor, noCursor } from '../../connection.ts';
import type { Fetched } from '../../connection.ts';
import { badInput } from '../../errors.ts';
import { uuidArgument } from '../../ids.ts';
import { isNotFound } from '../../transport/notFound.ts';
import { maxLimit } from './bank.ts';
import type { KarborClient, OperationLogQuery } from './client.ts';
import type { OperationLog } from './model.ts';

/** How the pages of a list of operation logs follow each other. */
interface LogPages {
  /** Id of the log to start after. */
  readonly after: string | null;
  readonly fetch: (limit: number, marker: string | null) => Promise<Fetched<OperationLog>>;
  readonly cursorOf: (log: OperationLog) => string;
}

type Query = Omit<OperationLogQuery, 'limit' | 'marker' | 'offset'>;

/** Each page after the last log of the one before, as karbor itself goes on. */
export function pagesByMarker(client: KarborClient, query: Query, cursor: string | null): LogPages {
  return {
    after: cursor === null ? null : uuidArgument('after', String(decodeCursor('operationLogs', cursor)[0])),
    fetch: async (limit, marker) =>
      client.operationLogs({ ...query, limit, marker, offset: 0 }).catch((error: unknown) => {
        throw cursor !== null && isNotFound(error) ? gone() : error;
      }),
    cursorOf: ({ id }) => encodeCursor('operationLogs', id),
  };
}

const placed = 'operationLogs by place';

/** Each page after as many logs as came before: by marker karbor leaves out all that have not ended, as no null is after or before a value (oslo.db `paginate_query`). */
export function pagesByPlace(client: KarborClient, query: Query, cursor: string | null): LogPages {
  const places = new Map<string, number>();
  const [id, place] = cursor === null ? [] : decodeCursor(placed, cursor);
  const after = cursor === null ? null : uuidArgument('after', String(id));
  if (after !== null) places.set(after, placeArgument(place));
  return {
    after,
    fetch: async (limit, marker) => {
      const offset = marker === null ? 0 : (places.get(marker) ?? 0);
      // The last log once more: where another stands in its place, logs have moved and others would be missed.
      const asked = marker === null ? limit : Math.min(limit + 1, maxLimit);
      const { rows, more } = await client.operationLogs({ ...query, limit: asked, marker: null, offset });
      if (marker !== null && rows[0]?.id !== marker) throw moved();
      rows.forEach((log, n) => places.set(log.id, offset + n));
      const fresh = marker === null ? rows : rows.slice(1);
      return { rows: fresh, more: more === true || rows.length >= asked };
    },
    cursorOf: (log) => encodeCursor(placed, log.id, places.get(log.id) ?? 0),
  };
}

/** A made-up one would be sent on as it is. */
function placeArgument(place: unknown): number {
  if (typeof place === 'number' && Number.isSafeInteger(place) && place >= 0) return place;
  throw noCursor();
}

function gone(): Error {
  return badInput('`after` points at an operation log that is gone: start again from the first page.');
}

function moved(): Error {
  return badInput(
    'Operation logs have ended and moved in this order meanwhile: start again from the first page.',
  );
}
