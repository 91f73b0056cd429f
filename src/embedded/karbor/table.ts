import type { Call } from './call.ts';
import { view } from './views.ts';
import type { Columns } from './views.ts';
import type { Page } from './paging.ts';
import { filtersOf, listed, readPage, takeAllTenants } from './paging.ts';
import type { Literal } from './python.ts';
import { str } from './python.ts';
import { Refusal, broken, invalidInput } from './refusal.ts';

/** A table that is listed: which columns it has, which filters anyone may use, and what a lost marker is told. */
export interface Table<Row> {
  readonly columns: Columns<Row>;
  readonly filters: readonly string[];
  readonly lost: (id: string) => string;
}

interface Owned {
  id: string;
  projectId: string;
}

/** What a list of the API is made of. */
interface List<Row> {
  readonly name: string;
  readonly rows: ReadonlyMap<string, Row>;
  readonly table: Table<Row>;
  readonly shown: Columns<Row>;
}

/** The answer of a list of the API. */
export function list<Row extends Owned>(call: Call, { name, rows, table, shown }: List<Row>): object {
  const found = listRows(call, rows, table);
  return listed(
    call,
    name,
    found.map((row) => ({ id: row.id, view: view(shown, row) })),
  );
}

/** The rows that are asked for, out of those of its table (karbor/db/sqlalchemy/api.py). */
function listRows<Row extends Owned>(call: Call, rows: ReadonlyMap<string, Row>, table: Table<Row>): Row[] {
  const page = readPage(call.query);
  const filters = filtersOf(call, table.filters);
  if (!takeAllTenants(call, filters)) filters.set('project_id', call.caller.projectId);
  const matching = [...rows.values()].filter((row) => matches(table.columns, row, filters));
  const steps = stepsOf(table.columns, page.sort);
  const marker = page.marker === null ? null : rows.get(page.marker);
  if (marker === undefined) throw new Refusal(404, table.lost(page.marker ?? ''));
  const sorted = matching.sort((one, other) => compare(steps, one, other));
  const after = marker === null ? sorted : sorted.filter((row) => follows(steps, row, marker));
  return after.slice(page.offset, page.offset + page.limit);
}

/** A filter by something that is no column matches nothing. */
function matches<Row>(columns: Columns<Row>, row: Row, filters: ReadonlyMap<string, Literal>): boolean {
  return [...filters].every(([name, value]) => {
    const read = columns[name];
    const actual = read?.(row);
    return value === null ? actual === null : actual !== undefined && str(actual) === str(value);
  });
}

interface Step<Row> {
  read: (row: Row) => unknown;
  sign: number;
}

function stepsOf<Row>(columns: Columns<Row>, sort: Page['sort']): Step<Row>[] {
  if (sort.some(({ direction }) => direction !== 'asc' && direction !== 'desc'))
    throw invalidInput("Unknown sort direction, must be 'desc' or 'asc'.");
  const direction = sort[0]?.direction ?? 'asc';
  const missing = ['created_at', 'id'].filter((key) => !sort.some((one) => one.key === key));
  return [...sort, ...missing.map((key) => ({ key, direction }))].map(({ key, direction }) => {
    const read = columns[key];
    if (!read) throw broken();
    return { read, sign: direction === 'asc' ? 1 : -1 };
  });
}

function compare<Row>(steps: readonly Step<Row>[], one: Row, other: Row): number {
  for (const { read, sign } of steps) {
    const order = sign * compareValues(read(one), read(other));
    if (order !== 0) return order;
  }
  return 0;
}

/** Does a row come after the marker? By oslo.db's criteria (paginate_query), that is: nulls of the marker's are left out of them, and in SQL no null is less or more than a value. */
function follows<Row>(steps: readonly Step<Row>[], row: Row, marker: Row): boolean {
  const known = steps.filter(({ read }) => read(marker) !== null);
  for (const { read, sign } of known) {
    const value = read(row);
    if (value === null) return false;
    const order = sign * compareValues(value, read(marker));
    if (order !== 0) return order > 0;
  }
  return false;
}

/** As SQL orders: null before everything. */
function compareValues(one: unknown, other: unknown): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  const [left, right] = [str(one), str(other)];
  return Number(left > right) - Number(left < right);
}
