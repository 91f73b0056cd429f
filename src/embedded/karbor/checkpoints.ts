import type { Bank } from './bank.ts';
import { bodySchemas } from './bodySchemas.ts';
import type { Call } from './call.ts';
import { bodyOf, demand, part, rpc, textIn } from './call.ts';
import { createCheckpoint } from './createCheckpoint.ts';
import { remove } from './flows.ts';
import type { CheckpointQuery } from './listCheckpoints.ts';
import { listCheckpoints } from './listCheckpoints.ts';
import type { Checkpoint } from './model.ts';
import { checkpointView, newCheckpointView } from './views.ts';
import type { Page } from './paging.ts';
import { filtersOf, listed, readPage, takeAllTenants } from './paging.ts';
import type { Literal } from './python.ts';
import { Refusal, notFound } from './refusal.ts';
import { bankOf, countCheckpoint } from './state.ts';
import { isUuidLike } from '../uuid.ts';

const filters = ['project_id', 'plan_id', 'start_date', 'end_date'];
const deletable = ['available', 'error'];
const resettable = ['available', 'error', 'copying', 'wait_copying', 'finished'];

/** GET …/checkpoints: the id of the provider is not looked at before the registry is asked for it. */
async function index(call: Call): Promise<object> {
  const page = readPage(call.query);
  const given = filtersOf(call, filters);
  demand(call, 'provider:checkpoint_get_all');
  const all = takeAllTenants(call, given);
  await rpc(call);
  const bank = await bankOf(call.state, part(call, 'provider_id'));
  const found = listCheckpoints(bank, queryOf(call, page, { given, all }), call.state.clock);
  const rows = found.map((checkpoint) => ({ id: checkpoint.id, view: checkpointView(checkpoint) }));
  return listed(call, 'checkpoints', rows);
}

/** What the bank is asked for; of all projects, one may be picked out. */
function queryOf(
  call: Call,
  page: Page,
  { given, all }: { given: ReadonlyMap<string, Literal>; all: boolean },
): CheckpointQuery {
  const project = given.get('project_id');
  const oneProject = all && typeof project === 'string' ? project : null;
  return {
    providerId: part(call, 'provider_id'),
    projectId: oneProject ?? call.caller.projectId,
    allProjects: all && oneProject === null,
    limit: page.limit,
    marker: page.marker,
    direction: page.sort[0]?.direction ?? null,
    planId: given.get('plan_id'),
    startDate: given.get('start_date'),
    endDate: given.get('end_date'),
  };
}

/** Finds the checkpoint of the path as show does, which is what delete starts with too. */
async function find(call: Call): Promise<{ bank: Bank; checkpoint: Checkpoint }> {
  const [providerId, id] = checkedIds(call);
  if (!call.policies.allow('provider:checkpoint_get', call.caller)) throw notFound(`Checkpoint ${id}`);
  await rpc(call);
  const bank = await bankOf(call.state, providerId);
  return { bank, checkpoint: ownCheckpoint(call, bank, id) };
}

/** A checkpoint that the caller may see: one of its own project, or any for an admin. */
function ownCheckpoint({ caller }: Call, bank: Bank, id: string): Checkpoint {
  const checkpoint = bank.get(id);
  if (!checkpoint) throw notFound(`Checkpoint ${id}`);
  if (!caller.isAdmin && checkpoint.projectId !== caller.projectId)
    throw new Refusal(403, `Access checkpoint ${id} is not allowed`);
  return checkpoint;
}

function checkedIds(call: Call): [providerId: string, id: string] {
  const [providerId, id] = [part(call, 'provider_id'), part(call, 'checkpoint_id')];
  if (!isUuidLike(providerId)) throw new Refusal(400, 'Invalid provider id provided.');
  if (!isUuidLike(id)) throw new Refusal(400, 'Invalid checkpoint id provided.');
  return [providerId, id];
}

async function show(call: Call): Promise<object> {
  const { checkpoint } = await find(call);
  return { checkpoint: checkpointView(checkpoint) };
}

async function create(call: Call): Promise<object> {
  return { checkpoint: newCheckpointView(await createCheckpoint(call)) };
}

/** DELETE: 200 with `{}` while the flow runs on; refused with a 500 in any state but two. */
async function destroy(call: Call): Promise<object> {
  demand(call, 'provider:checkpoint_delete');
  const { bank, checkpoint } = await find(call);
  if (!deletable.includes(checkpoint.status))
    throw new Refusal(500, `The checkpoint ${checkpoint.id} can not be deleted.`);
  remove(call.state, bank, checkpoint);
  countCheckpoint(call.state, checkpoint.projectId, -1);
  return {};
}

/** PUT with `os-resetState`: sets the state of a checkpoint that is stuck. */
async function resetState(call: Call): Promise<object> {
  const state = textIn(bodyOf(call, bodySchemas.resetState), 'state');
  const [providerId, id] = checkedIds(call);
  demand(call, 'provider:checkpoint_update');
  await rpc(call);
  const checkpoint = ownCheckpoint(call, await bankOf(call.state, providerId), id);
  if (!resettable.includes(checkpoint.status))
    throw new Refusal(400, `The checkpoint ${id} can not be reset.`);
  checkpoint.status = state ?? checkpoint.status;
  return {};
}

/** What can be done with checkpoints. */
export const checkpoints = { index, show, create, destroy, resetState };
