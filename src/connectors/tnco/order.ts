import { UpstreamError, badInput } from '../../errors.ts';
import type { LifecycleProcess } from './model.ts';

/** What a cursor remembers of the row it stands for. */
export interface Cursor {
  readonly startTime: string | null;
  readonly id: string;
  /** How many rows came before it when it was made: how deep to read at least. */
  readonly depth: number;
}

/** Where the page begins: behind the cursor's row or, should that have gone or moved, where it would stand. */
export function startAfter(rows: readonly LifecycleProcess[], cursor: Cursor | null): number {
  if (cursor === null) return 0;
  const { startTime, id } = cursor;
  const at = startTime === null ? null : time(startTime);
  const place = rows.findIndex((row) => row.id === id);
  if (place !== -1 && timeOf(rows[place]) === at) return place + 1;
  if (at === null) return startAmongUnstarted(rows, id);
  // Those that have not started, and stand before all that have, come before the cursor too.
  const unstarted = Math.max(
    0,
    rows.findIndex((row) => timeOf(row) !== null),
  );
  return Math.max(unstarted, rows.findLastIndex((row) => precedes(row, at, id)) + 1);
}

function precedes(row: LifecycleProcess, at: number, id: string): boolean {
  const start = timeOf(row);
  return start !== null && (start > at || (start === at && row.id <= id));
}

function startAmongUnstarted(rows: readonly LifecycleProcess[], id: string): number {
  const end = rows.findLastIndex((row) => timeOf(row) === null) + 1;
  if (end === 0) {
    throw badInput('`after` points at a process that is no longer found: start again from the first page.');
  }
  const next = rows.findIndex((row) => timeOf(row) === null && row.id > id);
  return next === -1 ? end : next;
}

/** Newest first, as TNC-O gave them, and by id where it says nothing: among equal starts, and among those without one. */
export function inOrder(answered: readonly LifecycleProcess[]): readonly LifecycleProcess[] {
  newestFirst(answered);
  const rows = [...new Map(answered.map((row) => [row.id, row])).values()];
  for (let end = rows.length; end > 0;) {
    const start = lastRun(rows, end);
    const run = rows.slice(start, end).sort((a, b) => (a.id < b.id ? -1 : 1));
    rows.splice(start, run.length, ...run);
    end = start;
  }
  return rows;
}

/** Where the last run of equal starts begins: the end of what was read may cut it in two. */
export function lastRun(rows: readonly LifecycleProcess[], end = rows.length): number {
  const start = timeOf(rows[end - 1]);
  let first = end - 1;
  while (first > 0 && timeOf(rows[first - 1]) === start) first--;
  return first;
}

/** The order is TNC-O's promise to no one: should it not be newest first, rows would be skipped, so it is an error. */
function newestFirst(rows: readonly LifecycleProcess[]): void {
  let last = Infinity;
  rows.forEach((row, index) => {
    const start = timeOf(row);
    if (start === null) return;
    if (start > last) {
      const place = `$[${index}].startTime`;
      const failed = { upstream: 'tnco', operation: 'process.list', place, sent: true } as const;
      throw new UpstreamError('UPSTREAM_MALFORMED', {
        ...failed,
        detail: 'its processes do not come newest first',
      });
    }
    last = start;
  });
}

function time(text: string): number {
  return Date.parse(text);
}

/** Null for a process that has not started. */
function timeOf(row: LifecycleProcess | undefined): number | null {
  return typeof row?.startTime === 'string' ? time(row.startTime) : null;
}
