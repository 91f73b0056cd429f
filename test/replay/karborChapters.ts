import { projects } from '../../src/embedded/keystone/directory.ts';
import { at } from '../../src/embedded/reading.ts';
import { captures } from './exchange.ts';
import { knownIds } from './karborRecorded.ts';
import type { Stage, StageCall } from './stage.ts';
import type { Ids } from './translation.ts';

/** The same stage for a karbor that asks keystone for nothing. */
export function withoutLogin(stage: Stage): Stage {
  const headers = { 'X-Auth-Token': `someone:${projects.demo.id}` };
  return {
    ...stage,
    call: async (upstream, request) => stage.call(upstream, { ...request, token: undefined, headers }),
  };
}

/** One chapter: brings karbor a step further and tells which recorded ids its work stands for. */
export type Chapter = (stage: Stage, ids: Ids) => Promise<Ids>;

/** Tells chapters one after the other. */
export const told =
  (...chapters: readonly Chapter[]) =>
  async (stage: Stage): Promise<Ids> => {
    let ids: Ids = {};
    for (const chapter of chapters) ids = { ...ids, ...(await chapter(stage, ids)) };
    return ids;
  };

/** Calls karbor as the recorded demo user, in its project; a status other than the wanted one ends the story. */
export async function demo(stage: Stage, request: StageCall, status = 200): Promise<unknown> {
  const target = `/v1/${projects.demo.id}${request.target}`;
  const answer = await stage.call('karbor', { token: 'demo', ...request, target });
  if (answer.status !== status) throw new Error(`${request.target}: ${JSON.stringify(answer)}`);
  return answer.body;
}

const idIn = (body: unknown, envelope: string) => String(at(body, envelope, 'id'));

/** Makes a recorded plan anew, from the request of its own capture where there is one. */
export function plan(id: string, capture: string | null, own?: object): Chapter {
  return async (stage) => {
    const found = captures('karbor').find(({ name }) => name === capture)?.request.body;
    const text = JSON.stringify(own ?? found);
    const body: unknown = JSON.parse(
      Object.entries(knownIds).reduce((rest, [theirs, ours]) => rest.replaceAll(theirs, ours), text),
    );
    return { [id]: idIn(await demo(stage, { method: 'POST', target: '/plans', body }), 'plan') };
  };
}

/** Protects a plan as often as there are ids for the checkpoints, and waits for each. */
export function protect(planId: string, providerId: string, checkpoints: readonly string[]): Chapter {
  return async (stage, ids) => {
    const made: Ids = {};
    for (const checkpoint of checkpoints) {
      const body = { checkpoint: { plan_id: ids[planId] } };
      const target = `/providers/${knownIds[providerId]}/checkpoints`;
      made[checkpoint] = idIn(await demo(stage, { method: 'POST', target, body }), 'checkpoint');
      stage.clock.advance(10_000);
    }
    return made;
  };
}

/** Does something to one checkpoint, and waits. */
export const act =
  (method: string, providerId: string, checkpoint: string, body?: object): Chapter =>
  async (stage, ids) => {
    await demo(stage, {
      method,
      target: `/providers/${knownIds[providerId]}/checkpoints/${ids[checkpoint]}`,
      body,
    });
    stage.clock.advance(10_000);
    return {};
  };
