import { randomUUID } from 'node:crypto';
import { isJsonObject } from '../json.ts';
import { bodySchemas } from './bodySchemas.ts';
import type { Call } from './call.ts';
import { bodyOf, demand, part, textIn } from './call.ts';
import { planOf } from './createCheckpoint.ts';
import type { Plan, Resource } from './model.ts';
import { timestamp } from './model.ts';
import { shown, view } from './views.ts';
import { checkParameters } from './planParameters.ts';
import { dumps, str } from './python.ts';
import { demandQuota } from './quotas.ts';
import { Refusal, invalidInput, notFound } from './refusal.ts';
import type { Table } from './table.ts';
import { list } from './table.ts';
import { isUuidLike } from '../uuid.ts';

const table: Table<Plan> = {
  columns: {
    ...shown.plan,
    project_id: (plan) => plan.projectId,
    created_at: (plan) => timestamp(plan.createdAt),
  },
  filters: ['status', 'name', 'description'],
  lost: (id) => `Plan ${id} could not be found.`,
};

async function index(call: Call): Promise<object> {
  demand(call, 'plan:get_all');
  return list(call, { name: 'plans', rows: call.state.plans, table, shown: shown.plan });
}

/** The plan of the path, as show, update and delete find it. */
function find(call: Call): Plan {
  const id = part(call, 'id');
  if (!isUuidLike(id)) throw new Refusal(400, 'Invalid plan id provided.');
  const plan = planOf(call, id);
  if (!call.policies.allow('plan:get', call.caller)) throw notFound(`Plan ${id}`);
  return plan;
}

async function show(call: Call): Promise<object> {
  return { plan: view(shown.plan, find(call)) };
}

async function create(call: Call): Promise<object> {
  const body = bodyOf(call, bodySchemas.plan);
  demand(call, 'plan:create');
  checkName(body);
  const resources = resourcesIn(body['resources']);
  const parameters = isJsonObject(body['parameters']) ? body['parameters'] : {};
  await checkParameters(call.state, textIn(body, 'provider_id') ?? '', parameters);
  demandQuota(call, 'plans');
  const plan: Plan = {
    id: randomUUID(),
    projectId: call.caller.projectId,
    providerId: textIn(body, 'provider_id') ?? '',
    createdAt: call.state.clock.now(),
    name: textIn(body, 'name'),
    description: textIn(body, 'description'),
    status: 'suspended',
    resources,
    parameters,
  };
  call.state.plans.set(plan.id, plan);
  return { plan: view(shown.plan, plan) };
}

/** PUT: only while the plan is suspended, and only of four things. */
async function update(call: Call): Promise<object> {
  const body = bodyOf(call, bodySchemas.planUpdate);
  checkName(body);
  if (Object.keys(body).length === 0) throw new Refusal(400, 'Missing updated parameters in request body.');
  const resources = 'resources' in body ? resourcesIn(body['resources']) : null;
  const plan = find(call);
  if (plan.status !== 'suspended')
    throw new Refusal(400, 'Invalid plan: The plan can be only updated in suspended status.');
  demand(call, 'plan:update');
  if ('name' in body) plan.name = textIn(body, 'name');
  if ('description' in body) plan.description = textIn(body, 'description');
  plan.status = textIn(body, 'status') ?? plan.status;
  plan.resources = resources ?? plan.resources;
  return { plan: view(shown.plan, plan) };
}

/** DELETE: 200 without a body; the plan's checkpoints stay. */
async function destroy(call: Call): Promise<null> {
  const plan = find(call);
  demand(call, 'plan:delete');
  call.state.plans.delete(plan.id);
  return null;
}

/** A name may be left out, but where there is one it must say something. */
function checkName(body: Record<string, unknown>): void {
  if (!('name' in body)) return;
  const name = textIn(body, 'name') ?? '';
  const trouble = name === '' ? 'None' : name.trim() === '' ? 'empty' : null;
  if (trouble)
    throw new Refusal(400, `An invalid 'name' value was provided. The 'name' can not be ${trouble}.`);
}

/** The resources of a request; what a plan gives as an object is kept as text. */
function resourcesIn(given: unknown): Resource[] {
  if (!Array.isArray(given) || given.length === 0)
    throw invalidInput('list resources must be provided when creating a plan.');
  return given.map((one: unknown) => {
    const { id, type, name, extra_info: info } = isJsonObject(one) ? one : {};
    if (id === undefined || type === undefined || name === undefined)
      throw invalidInput(
        'Resource in list must be a dict when creating a plan.The keys of resource are id,type and name.',
      );
    const extraInfo = info === undefined || info === null ? null : dumps(info);
    return { id: str(id), type: str(type), name: str(name), extraInfo };
  });
}

/** What can be done with plans. */
export const plans = { index, show, create, update, destroy };
