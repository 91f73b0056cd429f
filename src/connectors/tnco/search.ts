import { connection, decodeCursor, emptyPage, encodeCursor, pageSize } from '../../connection.ts';
import type { Connection } from '../../connection.ts';
import { UpstreamError, badInput } from '../../errors.ts';
import type { ProcessQuery, TncoClient } from './client.ts';
import { intentWords, statusWords } from './model.ts';
import type { KnownIntentType, KnownStatus, LifecycleProcess } from './model.ts';

export interface ProcessesArguments {
  readonly first: number;
  readonly after: string | null;
  readonly assemblyId: string | null;
  readonly assemblyName: string | null;
  readonly assemblyType: string | null;
  readonly startedAfter: string | null;
  readonly endedBefore: string | null;
  readonly statuses: readonly (KnownStatus | 'UNKNOWN')[] | null;
  readonly intentTypes: readonly (KnownIntentType | 'UNKNOWN')[] | null;
  readonly rawIntentTypes: readonly string[] | null;
}

interface Cursor {
  readonly startTime: string | null;
  readonly id: string;
  /** How many rows came before it when it was made: how deep to read at least. */
  readonly depth: number;
}

/**
 * One page of a search. TNC-O has no cursor: the newest rows are read again, deep enough to hold the cursor's row and a
 * page behind it, and never deeper than `maxRows`.
 */
export async function processPage(
  client: TncoClient,
  maxRows: number,
  asked: ProcessesArguments,
): Promise<Connection<LifecycleProcess>> {
  const count = pageSize(asked.first);
  const cursor = asked.after === null ? null : cursorFrom(asked.after);
  const query = queryOf(asked);
  if (query === null) return connection(emptyPage, ({ id }) => id, asked.after);
  for (
    let limit = Math.min(maxRows, (cursor?.depth ?? 0) + count + 1);
    ;
    limit = Math.min(maxRows, limit * 2)
  ) {
    const rows = distinct(newestFirst(await client.processes({ ...query, limit })));
    const start = startAfter(rows, cursor);
    const complete = rows.length < limit;
    if (rows.length - start > count || complete) {
      return pageFrom(rows, start, count, asked.after);
    }
    if (limit >= maxRows) throw tooDeep(maxRows);
  }
}

function pageFrom(
  rows: readonly LifecycleProcess[],
  start: number,
  count: number,
  after: string | null,
): Connection<LifecycleProcess> {
  const page = rows.slice(start, start + count);
  const depths = new Map(page.map(({ id }, index) => [id, start + index + 1]));
  const cursorOf = ({ startTime, id }: LifecycleProcess) =>
    encodeCursor('processes', startTime ?? null, id, depths.get(id) ?? start);
  return connection({ rows: page, more: rows.length > start + count }, cursorOf, after);
}

/** Where the page begins: behind the cursor's row or, should that be gone, at the first one that started before it. */
function startAfter(rows: readonly LifecycleProcess[], cursor: Cursor | null): number {
  if (cursor === null) return 0;
  const place = rows.findIndex(({ id }) => id === cursor.id);
  if (place !== -1) return place + 1;
  const { startTime } = cursor;
  if (startTime === null) {
    throw badInput('`after` points at a process that is no longer found: start again from the first page.');
  }
  const older = rows.findIndex(
    (row) => typeof row.startTime === 'string' && time(row.startTime) < time(startTime),
  );
  return older === -1 ? rows.length : older;
}

/** The order is TNC-O's promise to no one: should it not be newest first, rows would be skipped, so it is an error. */
function newestFirst(rows: readonly LifecycleProcess[]): readonly LifecycleProcess[] {
  let last = Infinity;
  rows.forEach(({ startTime }, index) => {
    if (typeof startTime !== 'string') return;
    if (time(startTime) > last) {
      const place = `$[${index}].startTime`;
      const failed = { upstream: 'tnco', operation: 'process.list', place, sent: true } as const;
      throw new UpstreamError('UPSTREAM_MALFORMED', {
        ...failed,
        detail: 'its processes do not come newest first',
      });
    }
    last = time(startTime);
  });
  return rows;
}

function distinct(rows: readonly LifecycleProcess[]): readonly LifecycleProcess[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return byId.size === rows.length ? rows : [...byId.values()];
}

function tooDeep(maxRows: number): Error {
  return badInput(
    `This page lies deeper than the ${maxRows} newest processes, which is as far as TNC-O is read: narrow the list with ` +
      '`startedAfter`, `endedBefore`, `statuses`, `intentTypes`, `assemblyId`, `assemblyName` or `assemblyType`.',
  );
}

/** The search in TNC-O's words; null when a filter is an empty list, which nothing fits. */
function queryOf(asked: ProcessesArguments): Omit<ProcessQuery, 'limit'> | null {
  const statuses = asked.statuses?.map((status) => wordOf('statuses', statusWords, status)) ?? null;
  const types = asked.intentTypes?.map((type) => wordOf('intentTypes', intentWords, type)) ?? null;
  const raw = asked.rawIntentTypes;
  if (raw?.some((type) => type === '' || type.includes(','))) {
    throw badInput('`filter.rawIntentTypes` holds words without commas.');
  }
  const intents = types === null && raw === null ? null : [...new Set([...(types ?? []), ...(raw ?? [])])];
  if (statuses?.length === 0 || intents?.length === 0) return null;
  const { assemblyId, assemblyName, assemblyType, startedAfter, endedBefore } = asked;
  return {
    assemblyId,
    assemblyName,
    assemblyType,
    startDateTime: startedAfter,
    endDateTime: endedBefore,
    processStatuses: statuses,
    intentTypes: intents,
  };
}

function wordOf<K extends string>(
  argument: string,
  words: Readonly<Record<K, string>>,
  value: K | 'UNKNOWN',
): string {
  if (value === 'UNKNOWN')
    throw badInput(`\`filter.${argument}\` cannot hold UNKNOWN: no upstream word stands for it.`);
  return words[value];
}

function time(text: string): number {
  return Date.parse(text);
}

function cursorFrom(after: string): Cursor {
  const [startTime, id, depth] = decodeCursor('processes', after);
  const known = Number.isSafeInteger(depth) ? Number(depth) : 0;
  return {
    startTime: typeof startTime === 'string' ? startTime : null,
    id: String(id),
    depth: Math.max(0, known),
  };
}
