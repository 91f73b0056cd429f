import { randomBytes } from 'node:crypto';
import type { Bank } from './bank.ts';
import { bodySchemas } from './bodySchemas.ts';
import type { Call } from './call.ts';
import { bodyOf, demand, part, textIn } from './call.ts';
import { buildFlow, newCheckpoint, protect } from './flows.ts';
import type { Checkpoint, Plan } from './model.ts';
import { dumps } from './python.ts';
import { demandQuota } from './quotas.ts';
import { Refusal, notFound } from './refusal.ts';
import { bankOf, countCheckpoint, providerOf } from './state.ts';
import { flowError } from './traceback.ts';

/**
 * POST …/checkpoints. Whatever goes wrong behind the API is a 400 that quotes it, traceback and all; a plan that
 * no plugin can protect leaves a checkpoint behind that stays in `protecting`.
 */
export async function createCheckpoint(call: Call): Promise<Checkpoint> {
  const body = bodyOf(call, bodySchemas.checkpoint);
  demand(call, 'provider:checkpoint_create');
  const plan = planOf(call, textIn(body, 'plan_id') ?? '');
  if (plan.providerId !== part(call, 'provider_id'))
    throw new Refusal(
      400,
      'Invalid plan: The parameter provider_id is not the same as the value in the plan.',
    );
  demandQuota(call, 'checkpoints');
  if (await call.state.outages.protectionIsDown())
    throw failed(`Timed out waiting for a reply to message ID ${randomBytes(16).toString('hex')}`);
  return started(call, plan, await writableBank(call, plan));
}

/** A plan that the caller may use; to anyone else it does not exist. */
export function planOf({ state, caller }: Call, id: string): Plan {
  const plan = state.plans.get(id);
  if (!plan || !(caller.isAdmin || plan.projectId === caller.projectId)) throw notFound(`Plan ${id}`);
  return plan;
}

async function writableBank({ state }: Call, plan: Plan): Promise<Bank> {
  try {
    return await bankOf(state, plan.providerId);
  } catch {
    throw failed(flowError('Error creating checkpoint'));
  }
}

function started({ state }: Call, plan: Plan, bank: Bank): Checkpoint {
  const checkpoint = newCheckpoint(state, bank, {
    projectId: plan.projectId,
    plan,
    status: 'protecting',
    extraInfo: dumps({ created_by: 'manual' }),
  });
  const log = buildFlow(state, checkpoint);
  const known = Object.keys(providerOf(state, plan.providerId).extendedInfoSchema.options_schema);
  const strange = plan.resources.find(({ type }) => !known.includes(type));
  if (strange) throw failed(flowError(`Protection Plugin for ${strange.type} could not be found.`));
  countCheckpoint(state, plan.projectId, 1);
  protect(state, { bank, checkpoint, log });
  return checkpoint;
}

const failed = (reason: string) => new Refusal(400, `Create checkpoint failed: ${reason}`);
