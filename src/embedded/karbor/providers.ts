import type { Call } from './call.ts';
import { demand, part, rpc } from './call.ts';
import { providerView } from './views.ts';
import { filtersOf, listed, readPage } from './paging.ts';
import { Refusal, notFound } from './refusal.ts';
import { providerOf } from './state.ts';
import { isUuidLike } from '../uuid.ts';

/** GET /providers: by id, whatever the sort; a marker that no provider has is ignored. */
async function index(call: Call): Promise<object> {
  const page = readPage(call.query);
  const filters = filtersOf(call, ['name', 'description']);
  demand(call, 'provider:get_all');
  await rpc(call);
  const sorted = call.state.providers.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const after = sorted.findIndex(({ id }) => id === page.marker) + 1;
  const rows = sorted
    .slice(after)
    .map((provider) => ({ id: provider.id, view: providerView(provider) }))
    .filter(({ view }) => Object.entries(view).every(([key, value]) => meets(filters, key, value)));
  return listed(call, 'providers', rows.slice(0, page.limit));
}

const meets = (filters: ReadonlyMap<string, unknown>, key: string, value: unknown) =>
  !filters.has(key) || filters.get(key) === value;

/** GET /providers/{id}. */
async function show(call: Call): Promise<object> {
  const id = part(call, 'id');
  if (!isUuidLike(id)) throw new Refusal(400, 'Invalid provider id provided.');
  if (!call.policies.allow('provider:get', call.caller)) throw notFound(`Provider ${id}`);
  await rpc(call);
  return { provider: providerView(providerOf(call.state, id)) };
}

/** What can be done with providers. */
export const providers = { index, show };
