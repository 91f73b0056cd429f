import { isJsonObject } from '../json.ts';
import type { Bank } from './bank.ts';
import { bodySchemas } from './bodySchemas.ts';
import type { Call } from './call.ts';
import { bodyOf, demand, part, rpc, textIn } from './call.ts';
import { planOf } from './createCheckpoint.ts';
import { buildFlow, copy, newCheckpoint } from './flows.ts';
import { listCheckpoints } from './listCheckpoints.ts';
import type { Checkpoint, Plan } from './model.ts';
import { Refusal, invalidInput } from './refusal.ts';
import { bankOf } from './state.ts';
import { isUuidLike } from '../uuid.ts';

/** POST …/checkpoints/action: copies every checkpoint of a plan that is available and no finished copy itself. */
async function create(call: Call): Promise<object> {
  const body = bodyOf(call, bodySchemas.copy);
  demand(call, 'copy:create');
  const providerId = part(call, 'provider_id');
  if (!isUuidLike(providerId)) throw invalidInput('Invalid provider id provided.');
  const plan = planOf(call, textIn(body, 'plan_id') ?? '');
  if (providerId !== plan.providerId)
    throw invalidInput('The provider id is not the same as the value in the plan.');
  await rpc(call);
  const bank = await bankOf(call.state, providerId);
  const found = checkpointsOf(call, plan, bank);
  if (found.length === 0) throw invalidInput('The plan has not been protected.');
  const { parameters } = body;
  if (!isJsonObject(parameters)) throw malformed();
  const checkpoint_id = found.filter(copyable).map((original) => copied(call, plan, { bank, original }));
  const project_id = call.caller.projectId;
  return { copy: { project_id, provider_id: providerId, plan_id: plan.id, checkpoint_id, parameters } };
}

function checkpointsOf({ state, caller }: Call, plan: Plan, bank: Bank): Checkpoint[] {
  const { projectId } = caller;
  const query = { providerId: plan.providerId, projectId, allProjects: false, planId: plan.id };
  return listCheckpoints(bank, { ...query, limit: null, marker: null, direction: null }, state.clock);
}

/** Starts one copy, and names it beside what it is a copy of. */
function copied(
  { state, caller }: Call,
  plan: Plan,
  { bank, original }: { bank: Bank; original: Checkpoint },
): object {
  const given = { projectId: caller.projectId, plan, status: 'wait_copying', extraInfo: {} };
  const checkpoint = newCheckpoint(state, bank, given);
  copy(state, { bank, checkpoint, log: buildFlow(state, checkpoint, 'copy') });
  return { checkpoint_protect_id: original.id, checkpoint_copy_id: checkpoint.id };
}

const copyable = ({ status, extraInfo }: Checkpoint) =>
  status === 'available' &&
  !(typeof extraInfo === 'string' && extraInfo.includes('"copy_status": "finished"'));

/** What a TypeError in a handler becomes; leaving out the parameters makes karbor add None to an object. */
const malformed = () =>
  new Refusal(
    400,
    'The server could not comply with the request since it is either malformed or otherwise incorrect.',
  );

/** What can be done with copies: they are made and then are checkpoints like others. */
export const copies = { create };
