import { projects } from '../../src/embedded/keystone/directory.ts';
import { seededProviders } from '../../src/embedded/karbor/providersSeed.ts';
import type { KarborSeed } from '../../src/embedded/karbor/karbor.ts';
import { at } from '../../src/embedded/reading.ts';
import { captures } from './exchange.ts';
import { isObject } from './shape.ts';
import type { Stage, StageCall } from './stage.ts';
import type { Ids } from './translation.ts';

const { fileShare, objectStore } = seededProviders;

/** The third recorded provider, whose volume plugin has no cinder to work with. */
const cinderless = { ...fileShare, id: '5e1f0000-0000-4000-8000-000000000003', name: 'Without cinder' };

/** A karbor with nothing in it, and the providers that were there when a capture was made. */
export function emptyKarbor(capture: string): KarborSeed {
  const providers = capture === 'providers_list' ? [fileShare] : [fileShare, objectStore, cinderless];
  return { contents: 'empty', providers, auth: capture.startsWith('noauth_') ? 'noauth' : 'keystone' };
}

/** The same stage for a karbor that asks keystone for nothing. */
export function withoutLogin(stage: Stage): Stage {
  const headers = { 'X-Auth-Token': `someone:${projects.demo.id}` };
  return {
    ...stage,
    call: async (upstream, request) => stage.call(upstream, { ...request, token: undefined, headers }),
  };
}

const recorded = {
  share: 'b766f37c-d011-4026-8228-28730d734a3f',
  store: 'cf56bd3e-97a7-4078-b6d5-f36246333fd9',
  cinderless: '3f2b7c1a-0d5e-4b8a-9a57-6f1d2e3c4b5a',
  volumes: '8b692b17-df6c-4661-b019-5c2ee73d5f77',
  inStore: 'b4e9d14f-dfa2-4063-bf9b-5fb3f930d21b',
  server: '8003c0ba-fbf3-4115-8c24-af488711d303',
  failing: '73dac239-6309-4843-b5ac-dac00a46a897',
  strange: 'cacfaaab-7f51-4ade-b076-d32c17ad3308',
};

/** What the recorded servers and ours call differently from the start. */
export const knownIds: Ids = {
  '9b8fa2965a99485d99d99f301906fa4b': projects.demo.id,
  '8496eba7658c44d0a5a9404a65a16953': projects.admin.id,
  '5bba2adc37fe43e5aee0fe23e0a117d9': projects.other.id,
  [recorded.share]: fileShare.id,
  [recorded.store]: objectStore.id,
  [recorded.cinderless]: cinderless.id,
  // The day of the recording is the day on which our clock stands, and its month's first the day before.
  '2026-11-21': '2026-01-02',
  '2026-11-01': '2026-01-01',
  // The account of the Swift behind the bank.
  '4083a3521af3456682e2a3f5b84822b1': '5c0de5e21b0c4a4e8d7f000000000001',
};

/** The checkpoints of the share in the order in which they were made. */
const onShare = [
  '4487c71a-6b30-4600-bc0f-764741b3cb23',
  '10295b22-425a-40ab-844c-09f713fc50ad',
  'f116f6bf-7bb1-477b-98ae-bb4699d42d96',
  'b80f1528-a880-4496-b575-30c6a0a806a7',
  'f8ef0805-baeb-4036-80f4-56114bbba05e',
];

const inStore = [
  'd9f26896-13d1-4b13-a81a-02900b717a4b',
  '49398aa0-c1d4-41fa-ac31-db50017b3037',
  'c79c45da-e2ee-411c-9f1d-f6c6661b0432',
  'c3c4f5a0-cfdc-4de7-91e4-6f60826bff8b',
  '56210c03-4cd0-4489-9fcf-307081c042dd',
];

/** The logs of the share's checkpoints after the first one's delete, newest first. */
const logsOnShare = [
  '6d390f43-9cf6-40ce-b4c0-99b1c5252988',
  'bb67e083-b9e1-4399-bea1-98e692e8adb2',
  '1748108d-e3b9-44b5-a7f1-6c4a7bd0dce0',
  'f7c002b9-3790-4063-b669-09d55e0d818a',
  'f9732287-327f-492a-9e46-5f4cc1ae1171',
  '9a7d364f-4a55-4609-8d06-8ee7b8988026',
];

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
async function demo(stage: Stage, request: StageCall, status = 200): Promise<unknown> {
  const target = `/v1/${projects.demo.id}${request.target}`;
  const answer = await stage.call('karbor', { token: 'demo', ...request, target });
  if (answer.status !== status) throw new Error(`${request.target}: ${JSON.stringify(answer)}`);
  return answer.body;
}

const idIn = (body: unknown, envelope: string) => String(at(body, envelope, 'id'));

/** Makes a recorded plan anew, from the request of its own capture where there is one. */
function plan(id: string, capture: string | null, own?: object): Chapter {
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
function protect(planId: string, providerId: string, checkpoints: readonly string[]): Chapter {
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

const act =
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

const volumes = plan(recorded.volumes, null, {
  plan: {
    name: 'plan 1',
    description: 'two volumes',
    provider_id: recorded.share,
    parameters: {},
    resources: [
      { id: '229bdee4-3f27-4a3a-8ff6-9a6f7d5b7d45', name: 'volume1', type: 'OS::Cinder::Volume' },
      { id: 'e8f1a4a8-8b0e-4b3a-9c9d-2c7b0c9d1c11', name: 'volume2', type: 'OS::Cinder::Volume' },
    ],
  },
});

const reset = act('PUT', recorded.share, onShare[0] ?? '', { 'os-resetState': { state: 'error' } });

const logged: Chapter = async (stage) => {
  const body = await demo(stage, { method: 'GET', target: '/operation_logs' });
  const logs = at(body, 'operation_logs');
  const ids = Array.isArray(logs) ? logs.map((log: unknown) => String(at(log, 'id'))) : [];
  return Object.fromEntries(logsOnShare.map((recordedId, index) => [recordedId, ids[index] ?? '']));
};

const restored: Chapter = async (stage, ids) => {
  const body: unknown = captures('karbor').find(({ name }) => name === 'restore_create')?.request.body;
  const restore = isObject(body) && isObject(body['restore']) ? body['restore'] : {};
  const own = { provider_id: fileShare.id, checkpoint_id: ids[onShare[1] ?? ''] };
  await demo(stage, { method: 'POST', target: '/restores', body: { restore: { ...restore, ...own } } });
  stage.clock.advance(10_000);
  return {};
};

/** Protects a plan that no plugin can: a 400, and a checkpoint that is never done. */
const stuck: Chapter = async (stage, ids) => {
  const target = `/providers/${fileShare.id}/checkpoints`;
  const body = { checkpoint: { plan_id: ids[recorded.strange] } };
  await demo(stage, { method: 'POST', target, body }, 400);
  const listed = await demo(stage, { method: 'GET', target: `${target}?plan_id=${ids[recorded.strange]}` });
  const [first] = [at(listed, 'checkpoints')].flat();
  stage.clock.advance(10_000);
  return { '269fbd72-115d-40f7-b0d1-873ec3c84a5a': String(at(first, 'id')) };
};

const does =
  (act: (stage: Stage) => void): Chapter =>
  async (stage) => {
    act(stage);
    return {};
  };

const overQuota: Chapter = async (stage) => {
  const target = `/v1/${projects.admin.id}/quotas/${projects.demo.id}`;
  await stage.call('karbor', { method: 'PUT', target, token: 'admin', body: { quota: { checkpoints: 1 } } });
  return {};
};

const [first = '', second = ''] = [onShare[0], inStore[0]];
const failed = '7644372f-c77c-4611-938e-908e9613e5b3';

const share = told(volumes, protect(recorded.volumes, recorded.share, onShare));
const shareLater: Chapter = async (stage) =>
  told(
    volumes,
    protect(recorded.volumes, recorded.share, onShare),
    reset,
    act('DELETE', recorded.share, first),
  )(stage);
const storeFilled: Chapter = async (stage) =>
  told(plan(recorded.inStore, 'sw_plan_create'), protect(recorded.inStore, recorded.store, inStore))(stage);
const failing: Chapter = async (stage) =>
  told(
    does(({ cloud }) => cloud.controls.karbor.breakPlugin('OS::Cinder::Volume')),
    plan(recorded.failing, 'cinder_plan_create'),
    protect(recorded.failing, recorded.cinderless, [failed]),
  )(stage);
/** Swift's first transaction, which it names after the time. */
const transaction: Chapter = async ({ clock }) => {
  const seconds = Math.floor(clock.now() / 1000)
    .toString(16)
    .padStart(10, '0');
  const own = `tx${'1'.padStart(21, '0')}-${seconds}`;
  return { 'txfbb70975043e42338d690-006b016511': own, 'tx08aab45071d94a01a15e9-006b016511': own };
};

const strange = plan(recorded.strange, 'bogus_plan_create');

/** What karbor looked like at the points in time when captures were made. */
export const karborStory = {
  planned: told(volumes),
  two: told(volumes, protect(recorded.volumes, recorded.share, onShare.slice(0, 2))),
  share,
  reset: told(volumes, protect(recorded.volumes, recorded.share, onShare), reset),
  shareLater: told(shareLater, logged),
  restored: told(shareLater, restored),
  store: told(storeFilled, transaction),
  storeLater: told(storeFilled, act('DELETE', recorded.store, second)),
  storeWithServer: told(
    storeFilled,
    act('DELETE', recorded.store, second),
    plan(recorded.server, 'plan_create_server'),
    protect(recorded.server, recorded.store, ['dc353f67-22a5-4e71-aa41-681f2420fbd8']),
  ),
  serverPlanned: told(plan(recorded.server, 'plan_create_server')),
  storePlanned: told(plan(recorded.inStore, 'sw_plan_create')),
  overQuota: told(storeFilled, overQuota),
  failingPlanned: told(plan(recorded.failing, 'cinder_plan_create')),
  failing: told(failing),
  failedDelete: told(failing, act('DELETE', recorded.cinderless, failed)),
  strangePlanned: told(strange),
  stuck: told(strange, stuck),
  protectionDown: told(
    volumes,
    strange,
    stuck,
    does(({ cloud }) => cloud.controls.karbor.stopProtection(0)),
  ),
  storeDown: told(
    storeFilled,
    does(({ cloud }) => cloud.controls.karbor.stopBank(objectStore.id, 0)),
  ),
  forbidden: told(
    storeFilled,
    does(({ cloud }) => {
      for (const action of ['get', 'get_all', 'create', 'delete'])
        cloud.controls.karbor.setPolicy(`provider:checkpoint_${action}`, 'no one');
    }),
  ),
  logsForbidden: told(
    shareLater,
    logged,
    does(({ cloud }) => cloud.controls.karbor.setPolicy('operation_log:get', 'no one')),
  ),
};
