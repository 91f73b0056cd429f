import { isValues, mergeReadings } from './readings.ts';
import type { Values } from './readings.ts';

/** The pages read of one list. */
export interface Pages {
  readonly pages: readonly PlacedPage[];
}

interface PlacedPage {
  /** The cursor that it was asked for with; null begins the list. */
  readonly after: unknown;
  /** `edges`, `nodes` and `pageInfo`, as far as they were asked for. */
  readonly page: Values;
}

/** What a field policy is told. */
export interface FieldOptions {
  readonly args: Values | null;
}

/** The field policy of a list, of which `keyArgs` beside `first` make another list. */
export function paged(...keyArgs: readonly string[]) {
  return {
    // A list read three rows at a time is not the one read fifty at a time: neither cuts the other short.
    keyArgs: ['first', ...keyArgs],
    merge: (existing: Pages | undefined, page: Values, options: FieldOptions): Pages => ({
      pages: withPage(existing?.pages ?? [], { after: afterOf(options), page }),
    }),
    /** From the list's beginning all pages, one upon another; asked with a cursor, as who shows one page at a time does, that page. */
    read: (existing: Pages | undefined, options: FieldOptions) => {
      const after = afterOf(options);
      const run = runFrom(existing?.pages ?? [], after);
      return joined(after === null ? run : run.slice(0, 1));
    },
  };
}

function afterOf({ args }: FieldOptions): unknown {
  return args?.['after'] ?? null;
}

/** A page that is no longer as it was takes along those behind it: from there on the list begins anew. */
function withPage(pages: readonly PlacedPage[], { after, page }: PlacedPage): readonly PlacedPage[] {
  const known = pages.find((one) => one.after === after);
  const merged = known === undefined ? page : mergeReadings(known.page, page);
  const placed = { after, page: isValues(merged) ? merged : page };
  if (merged !== page) return pages.map((one) => (one === known ? placed : one));
  const gone = new Set(runFrom(pages, after));
  return [...pages.filter((one) => !gone.has(one)), placed];
}

/** The page that a cursor begins, and those that follow it one upon another. */
function runFrom(pages: readonly PlacedPage[], after: unknown): readonly PlacedPage[] {
  const left = new Map(pages.map((one) => [one.after, one]));
  const run: PlacedPage[] = [];
  // An empty page has no end, and null begins the list.
  for (let next = left.get(after); next !== undefined; next = left.get(endOf(next.page) ?? undefined)) {
    left.delete(next.after);
    run.push(next);
  }
  return run;
}

function endOf(page: Values): unknown {
  return infoOf(page)?.['endCursor'];
}

function infoOf({ pageInfo }: Values): Values | undefined {
  return isValues(pageInfo) ? pageInfo : undefined;
}

/** One list of them all: what was not asked for on every page is missing. */
function joined(pages: readonly PlacedPage[]): Values | undefined {
  const all = pages.map(({ page }) => page);
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { ...last, ...rows(all, 'edges'), ...rows(all, 'nodes'), ...info(first, last) };
}

function rows(pages: readonly Values[], name: 'edges' | 'nodes') {
  const lists = pages.map((page) => page[name]);
  return { [name]: lists.every(Array.isArray) ? lists.flat() : undefined };
}

/** The end of the last page, and the beginning of the first. */
function info(first: Values, last: Values) {
  const { startCursor, hasPreviousPage } = infoOf(first) ?? {};
  const end = infoOf(last);
  return end === undefined ? {} : { pageInfo: { ...end, startCursor, hasPreviousPage } };
}
