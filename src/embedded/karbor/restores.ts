import { randomUUID } from 'node:crypto';
import { isJsonObject } from '../json.ts';
import { bodySchemas } from './bodySchemas.ts';
import type { Call } from './call.ts';
import { bodyOf, demand, part, textIn } from './call.ts';
import { runOver } from './flows.ts';
import type { Checkpoint, Restore } from './model.ts';
import type { Columns } from './views.ts';
import { timestamp } from './model.ts';
import { shown, view } from './views.ts';
import { Refusal, notFound } from './refusal.ts';
import { bankOf } from './state.ts';
import { list } from './table.ts';
import { isUuidLike } from '../uuid.ts';

/** How restores and verifications differ; they are the same job otherwise: run something over a checkpoint. */
interface Kind {
  readonly operationType: 'restore' | 'verify';
  readonly name: 'restore' | 'verification';
  readonly collection: 'restores' | 'verifications';
  readonly shown: Columns<Restore>;
  /** Whether another project's checkpoint is refused with a 403. */
  readonly guarded: boolean;
}

const title = ({ name }: Kind) => (name === 'restore' ? 'Restore' : 'Verification');

async function index(call: Call, kind: Kind): Promise<object> {
  demand(call, `${kind.name}:get_all`);
  const columns = { ...kind.shown, created_at: (row: Restore) => timestamp(row.createdAt) };
  const lost = (id: string) => `${title(kind)} ${id} could not be found.`;
  return list(call, {
    name: kind.collection,
    rows: call.state[kind.collection],
    table: { columns, filters: ['status'], lost },
    shown: kind.shown,
  });
}

async function show(call: Call, kind: Kind): Promise<object> {
  const id = part(call, 'id');
  if (!isUuidLike(id)) throw new Refusal(400, `Invalid ${kind.name} id provided.`);
  const row = call.state[kind.collection].get(id);
  const own = row && (call.caller.isAdmin || row.projectId === call.caller.projectId);
  if (!own || !call.policies.allow(`${kind.name}:get`, call.caller)) throw notFound(`${title(kind)} ${id}`);
  return { [kind.name]: view(kind.shown, row) };
}

/** POST: a job that cannot be started is answered with 200 and `status: fail`. */
async function create(call: Call, kind: Kind): Promise<object> {
  const body = bodyOf(call, bodySchemas[kind.name]);
  demand(call, `${kind.name}:create`);
  const row: Restore = {
    id: randomUUID(),
    projectId: call.caller.projectId,
    providerId: textIn(body, 'provider_id') ?? '',
    checkpointId: textIn(body, 'checkpoint_id') ?? '',
    restoreTarget: textIn(body, 'restore_target'),
    parameters: isJsonObject(body['parameters']) ? body['parameters'] : {},
    createdAt: call.state.clock.now(),
    status: 'in_progress',
  };
  call.state[kind.collection].set(row.id, row);
  const checkpoint = await startable(call, row);
  if (kind.guarded && checkpoint && !mayUse(call, checkpoint))
    throw new Refusal(403, `Access checkpoint ${row.checkpointId} is not allowed`);
  if (checkpoint?.status === 'available')
    runOver(call.state, checkpoint, { row, operationType: kind.operationType });
  else row.status = 'fail';
  return { [kind.name]: view(kind.shown, row) };
}

const mayUse = ({ caller }: Call, checkpoint: Checkpoint) =>
  caller.isAdmin || checkpoint.projectId === caller.projectId;

async function startable({ state }: Call, row: Restore): Promise<Checkpoint | undefined> {
  if (await state.outages.protectionIsDown()) return undefined;
  try {
    return (await bankOf(state, row.providerId)).get(row.checkpointId);
  } catch {
    return undefined;
  }
}

const jobs = (kind: Kind) => ({
  index: (call: Call) => index(call, kind),
  show: (call: Call) => show(call, kind),
  create: (call: Call) => create(call, kind),
});

/** What can be done with restores. */
export const restores = jobs({
  operationType: 'restore',
  name: 'restore',
  collection: 'restores',
  shown: shown.restore,
  guarded: true,
});

/** What can be done with verifications. */
export const verifications = jobs({
  operationType: 'verify',
  name: 'verification',
  collection: 'verifications',
  shown: shown.verification,
  guarded: false,
});
