import { RequestError, UpstreamError, badInput } from './errors.ts';

/** A Relay connection as the default resolvers read it: what costs something is made only when asked for. */
export interface Connection<T> {
  readonly nodes: readonly T[];
  edges(): readonly Edge<T>[];
  readonly pageInfo: PageInfoSource;
}

interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

interface PageInfoSource {
  readonly hasNextPage: boolean | (() => Promise<boolean>);
  readonly hasPreviousPage: boolean;
  startCursor(): string | null;
  endCursor(): string | null;
}

/** Rows of one page, and whether more follow; a function where finding out costs another call. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly more: boolean | (() => Promise<boolean>);
}

export function connection<T>(
  { rows, more }: Page<T>,
  cursorOf: (row: T) => string,
  after: string | null | undefined,
): Connection<T> {
  const cursorAt = (index: number) => {
    const row = rows.at(index);
    return row === undefined ? null : cursorOf(row);
  };
  return {
    nodes: rows,
    edges: () => rows.map((node) => ({ cursor: cursorOf(node), node })),
    pageInfo: {
      hasNextPage: more,
      hasPreviousPage: typeof after === 'string',
      startCursor: () => cursorAt(0),
      endCursor: () => cursorAt(-1),
    },
  };
}

export const emptyPage = { rows: [], more: false } as const;
const maxFirst = 1000;

/** `first` within its bounds, or BAD_USER_INPUT. */
export function pageSize(first: number): number {
  if (first >= 1 && first <= maxFirst) return first;
  throw badInput(`\`first\` must be from 1 to ${maxFirst}; it is ${first}.`);
}

/** An opaque cursor of one list; its parts come back only for the list that made it. */
export function encodeCursor(list: string, ...parts: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify([list, ...parts])).toString('base64url');
}

export function decodeCursor(list: string, cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(value) && value[0] === list && value.every(isPart)) return value.slice(1);
  } catch {
    // No JSON, so no cursor of ours: refused below.
  }
  throw noCursor();
}

export function noCursor(): RequestError {
  return badInput('`after` is no cursor of this list: pass a cursor as it came, from the same field.');
}

/** An object in its place could not even be turned into a text. */
function isPart(part: unknown): boolean {
  return typeof part !== 'object' || part === null;
}

/** What an upstream gave for a page. It may have been cut shorter than asked for, where `more` says so. */
export interface Fetched<T> {
  readonly rows: readonly T[];
  readonly more?: boolean;
}

export function isLast<T>({ rows, more = false }: Fetched<T>, limit: number): boolean {
  return rows.length < limit && !more;
}

interface Walk<T> {
  /** Rows wanted, and the id of the row to start after. */
  readonly count: number;
  readonly after: string | null;
  /** The most rows that the upstream gives a call. */
  readonly maxLimit: number;
  readonly fetch: (limit: number, marker: string | null) => Promise<Fetched<T>>;
  readonly idOf: (row: T) => string;
  /** Rows that the upstream gave although they do not fit. */
  readonly keep?: (row: T) => boolean;
}

/**
 * Walks an upstream's marker pages until `count` rows and the knowledge of a next one are there: no row twice, and an
 * end at the last page or the first that brings nothing new. One that repeats rows without its marker's tells that the
 * marker's row has moved to the front: the walk then goes on, once, behind the row that came before it.
 */
export async function walk<T>(task: Walk<T>): Promise<Page<T>> {
  const { count, maxLimit, idOf } = task;
  const wanted = Math.min(count + 1, maxLimit);
  const seen = new Set<string>();
  const rows: T[] = [];
  let marker = task.after;
  let back: string | null = null; // the row before the marker's, until it was gone back to
  let dropped = false;
  for (;;) {
    const limit = dropped ? maxLimit : Math.min(maxLimit, wanted - rows.length);
    const given = await task.fetch(limit, marker);
    const page = given.rows;
    const fresh = page.filter((row) => !seen.has(idOf(row)));
    for (const row of fresh) seen.add(idOf(row));
    const kept = task.keep === undefined ? fresh : fresh.filter(task.keep);
    dropped ||= kept.length < page.length;
    rows.push(...kept);
    const last = page.at(-1);
    if (last === undefined || isLast(given, limit)) return cut(rows, count, false);
    if (rows.length > count) return cut(rows, count, true);
    const isBehind = fresh.length === page.length || page.some((row) => idOf(row) === marker);
    if (!isBehind && back !== null) {
      marker = back;
      back = null;
      continue;
    }
    if (fresh.length === 0) return cut(rows, count, false);
    const ahead = page.at(-2);
    back = ahead === undefined ? marker : idOf(ahead);
    marker = idOf(last);
    if (rows.length >= wanted) return cut(rows, count, lookAhead(task, marker, seen));
  }
}

/**
 * Is there one more row that fits? Asked only when someone wants to know. Where that fails the answer is yes: the page was
 * full, and an error would take all of its rows along.
 */
function lookAhead<T>(task: Walk<T>, marker: string, seen: ReadonlySet<string>): () => Promise<boolean> {
  return async () => {
    const keep = (row: T) => !seen.has(task.idOf(row)) && (task.keep?.(row) ?? true);
    try {
      const { rows } = await walk({ ...task, count: 1, after: marker, keep });
      return rows.length > 0;
    } catch (error) {
      if (error instanceof UpstreamError || error instanceof RequestError) return true;
      throw error;
    }
  };
}

function cut<T>(rows: readonly T[], count: number, more: Page<T>['more']): Page<T> {
  return rows.length > count ? { rows: rows.slice(0, count), more: true } : { rows, more };
}
