import { isValues, mergeReadings } from './readings.ts';
import type { Values } from './readings.ts';

/** The pages read of one list, in their order: each but the first begins where the one before it ends. */
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
    merge: (existing: Pages | undefined, incoming: Values, { args }: FieldOptions): Pages => ({
      pages: withPage(existing?.pages ?? [], { after: args?.['after'] ?? null, page: incoming }),
    }),
    read: (existing: Pages | undefined) => (existing === undefined ? undefined : joined(existing.pages)),
  };
}

/** The first page begins the list anew unless it is as it was; one that follows none of those read stands alone. */
function withPage(pages: readonly PlacedPage[], { after, page }: PlacedPage): readonly PlacedPage[] {
  const known = pages.findIndex((one) => one.after === after);
  const before = known === -1 ? pages.findIndex((one) => endOf(one.page) === after) : known - 1;
  const merged = known === -1 ? page : mergeReadings(pages[known]?.page, page);
  const placed = { after, page: isValues(merged) ? merged : page };
  const isSame = known !== -1 && merged !== page;
  return [...pages.slice(0, before + 1), placed, ...(isSame ? pages.slice(known + 1) : [])];
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
