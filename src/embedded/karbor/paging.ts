import { pythonInt } from '../python.ts';
import type { Call } from './call.ts';
import type { Literal } from './python.ts';
import { literal, str } from './python.ts';
import { Refusal } from './refusal.ts';

/** What every list of karbor reads from its query (karbor/api/common.py). */
export interface Page {
  limit: number;
  marker: string | null;
  offset: number;
  sort: { key: string; direction: string }[];
}

const maxLimit = 1000;
const maxOffset = 0x7fffffff;
const reserved = ['limit', 'marker', 'offset', 'sort', 'sort_key', 'sort_dir'];

/** The page asked for; a limit above the server's own is cut down to it without a word. */
export function readPage(query: URLSearchParams): Page {
  const limit = limitOf(query);
  return { limit, marker: query.get('marker'), offset: offsetOf(query), sort: sortOf(query) };
}

function limitOf(query: URLSearchParams): number {
  const limit = pythonInt(query.get('limit') ?? String(maxLimit));
  if (limit === null) throw new Refusal(400, 'limit param must be an integer');
  if (limit <= 0) throw new Refusal(400, 'limit param must be positive');
  return Math.min(limit, maxLimit);
}

function offsetOf(query: URLSearchParams): number {
  const offset = pythonInt(query.get('offset') ?? '0');
  if (offset === null) throw new Refusal(400, 'offset must be an integer.');
  if (offset < 0) throw new Refusal(400, 'offset must be >= 0');
  if (offset > maxOffset) throw new Refusal(400, `offset must be <= ${maxOffset}`);
  return offset;
}

function sortOf(query: URLSearchParams): Page['sort'] {
  const sort = query.get('sort');
  const single = { key: query.get('sort_key') ?? 'created_at', direction: query.get('sort_dir') ?? 'desc' };
  if (sort === null) return [{ key: single.key.trim(), direction: single.direction.trim() }];
  if (query.has('sort_key') || query.has('sort_dir'))
    throw new Refusal(
      400,
      "The 'sort_key' and 'sort_dir' parameters are deprecated and cannot be used with the 'sort' parameter.",
    );
  return sort.split(',').map((one) => {
    const [key = '', direction = ''] = one.split(/:(.*)/s);
    return { key: key.trim(), direction: direction.trim() || 'desc' };
  });
}

/** The filters that count: an admin's all, of anyone else's those that karbor lists; the rest is dropped silently. */
export function filtersOf({ query, caller }: Call, allowed: readonly string[]): Map<string, Literal> {
  const given = [...query].filter(([name]) => !reserved.includes(name));
  const counted = given.filter(([name]) => caller.isAdmin || allowed.includes(name));
  return new Map(counted.map(([name, value]) => [name, literal(value)]));
}

/** Takes `all_tenants` out of the filters when it is true; any other word than a yes or a no is refused. */
export function takeAllTenants({ caller }: Call, filters: Map<string, Literal>): boolean {
  const value = filters.get('all_tenants') ?? false;
  const word = str(value).toLowerCase();
  if (!['true', 'false', 'yes', 'no', 'y', 'n', '1', '0'].includes(word))
    throw new Refusal(400, `Value ${str(value)} for all_tenants is not a boolean.`);
  const all = caller.isAdmin && ['true', 'yes', 'y', '1'].includes(word);
  if (all) filters.delete('all_tenants');
  return all;
}

/**
 * A collection as its list prints it. A page that is full advertises a next one, be there any or not, at an
 * address made of the project and the collection's name: wrong for checkpoints, which live below a provider.
 */
export function listed(
  call: Call,
  collection: string,
  rows: readonly { id: string; view: object }[],
): object {
  const last = rows.at(-1);
  const body = { [collection]: rows.map((row) => row.view) };
  if (!last || rows.length < limitOf(call.query)) return body;
  const query = new URLSearchParams(call.query);
  query.delete('marker');
  query.append('marker', last.id);
  const href = `${call.site}/${call.caller.projectId}/${collection}?${query.toString()}`;
  return { ...body, [`${collection}_links`]: [{ rel: 'next', href }] };
}
