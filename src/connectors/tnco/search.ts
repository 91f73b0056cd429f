import { connection, decodeCursor, emptyPage, encodeCursor, pageSize } from '../../connection.ts';
import type { Connection } from '../../connection.ts';
import { badInput } from '../../errors.ts';
import type { ProcessQuery, TncoClient } from './client.ts';
import { intentWords, statusWords } from './model.ts';
import type { KnownIntentType, KnownStatus, LifecycleProcess } from './model.ts';
import { inOrder, lastRun, startAfter } from './order.ts';
import type { Cursor } from './order.ts';

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
    limit = Math.min(maxRows, Math.max(limit * 2, 500))
  ) {
    const answered = await client.processes({ ...query, limit });
    const rows = inOrder(answered);
    const complete = answered.length < limit;
    const start = startAfter(rows, cursor);
    const end = start + count;
    const enough = rows.length > end && (limit >= maxRows || end <= lastRun(rows));
    const last = limit >= maxRows && rows.length === end; // as deep as may be read: there may be more
    if (complete || enough || last)
      return pageFrom(rows, { start, count, more: last && !complete }, asked.after);
    if (limit >= maxRows) throw tooDeep(maxRows);
  }
}

interface Place {
  readonly start: number;
  readonly count: number;
  /** Whether rows may follow though none was read. */
  readonly more: boolean;
}

function pageFrom(
  rows: readonly LifecycleProcess[],
  { start, count, more }: Place,
  after: string | null,
): Connection<LifecycleProcess> {
  const page = rows.slice(start, start + count);
  const depths = new Map(page.map(({ id }, index) => [id, start + index + 1]));
  const cursorOf = ({ startTime, id }: LifecycleProcess) =>
    encodeCursor('processes', startTime ?? null, id, depths.get(id) ?? start);
  return connection({ rows: page, more: more || rows.length > start + count }, cursorOf, after);
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
  // TNC-O may take an empty value for none, and give everything.
  if (assemblyName === '' || assemblyType === '')
    throw badInput('A filter by name or type must not be empty.');
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

function cursorFrom(after: string): Cursor {
  const [startTime, id, depth] = decodeCursor('processes', after);
  const known = Number.isSafeInteger(depth) ? Number(depth) : 0;
  return {
    startTime: typeof startTime === 'string' ? startTime : null,
    id: String(id),
    depth: Math.max(0, known),
  };
}
