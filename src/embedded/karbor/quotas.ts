import { bodySchemas } from './bodySchemas.ts';
import type { Call } from './call.ts';
import { bodyOf, demand, part } from './call.ts';
import { Refusal } from './refusal.ts';
import type { State } from './state.ts';
import { isUuidLike } from '../uuid.ts';

const defaults = { plans: 50, checkpoints: -1 };

/** What karbor counts against a quota. */
type Counted = keyof typeof defaults;

function limitsOf(state: State, projectId: string): Record<Counted, number> {
  const set = state.quotas.get(projectId);
  return {
    plans: set?.get('plans') ?? defaults.plans,
    checkpoints: set?.get('checkpoints') ?? defaults.checkpoints,
  };
}

function used(state: State, projectId: string, counted: Counted): number {
  if (counted === 'checkpoints') return state.checkpointsUsed.get(projectId) ?? 0;
  return [...state.plans.values()].filter((plan) => plan.projectId === projectId).length;
}

/** Refuses with a 413 what would be one more than the project may have; -1 is no limit. */
export function demandQuota({ state, caller }: Call, counted: Counted): void {
  const limit = limitsOf(state, caller.projectId)[counted];
  if (limit >= 0 && used(state, caller.projectId, counted) >= limit)
    throw new Refusal(413, `Maximum number of ${counted} allowed (${limit}) exceeded`);
}

function projectIn(call: Call): string {
  const id = part(call, 'id');
  if (!isUuidLike(id)) throw new Refusal(400, 'Invalid project id provided.');
  return id;
}

/** GET /quotas/{project}. */
async function show(call: Call): Promise<object> {
  const id = projectIn(call);
  demand(call, 'quota:show');
  if (!call.caller.isAdmin && id !== call.caller.projectId)
    throw new Refusal(403, 'Access was denied to this resource.');
  return { quota: { ...limitsOf(call.state, id), id } };
}

/** PUT /quotas/{project}: what is not named keeps its limit, and a name that karbor does not count is ignored. */
async function update(call: Call): Promise<object> {
  const body = bodyOf(call, bodySchemas.quota);
  const id = projectIn(call);
  demand(call, 'quota:update');
  const limits = new Map(call.state.quotas.get(id));
  for (const [name, value] of Object.entries(body)) {
    if (!(name in defaults)) continue;
    const limit = Number(value);
    if (!Number.isInteger(limit))
      throw new Refusal(400, `Quota '${String(value)}' for ${name} should be integer.`);
    if (limit < -1) throw new Refusal(400, 'Quota limit must be -1 or greater.');
    limits.set(name, limit);
  }
  call.state.quotas.set(id, limits);
  return { quota: limitsOf(call.state, id) };
}

/** DELETE /quotas/{project}: back to the defaults. */
async function destroy(call: Call): Promise<null> {
  const id = projectIn(call);
  demand(call, 'quota:delete');
  call.state.quotas.delete(id);
  return null;
}

/** What can be done with quotas. */
export const quotas = { show, update, destroy };
