import { projects } from '../../src/embedded/keystone/directory.ts';
import { seededProviders } from '../../src/embedded/karbor/providersSeed.ts';
import { at } from '../../src/embedded/reading.ts';
import { captures } from './exchange.ts';
import type { Chapter } from './karborChapters.ts';
import { act, demo, plan, protect, told } from './karborChapters.ts';
import { inStore, logsOnShare, onShare, recorded } from './karborRecorded.ts';
import { isObject } from './shape.ts';
import type { Stage } from './stage.ts';

const { fileShare, objectStore } = seededProviders;

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
const shareLater = told(
  volumes,
  protect(recorded.volumes, recorded.share, onShare),
  reset,
  act('DELETE', recorded.share, first),
);
const storeFilled = told(
  plan(recorded.inStore, 'sw_plan_create'),
  protect(recorded.inStore, recorded.store, inStore),
);
const failing = told(
  does(({ cloud }) => cloud.controls.karbor.breakPlugin('OS::Cinder::Volume')),
  plan(recorded.failing, 'cinder_plan_create'),
  protect(recorded.failing, recorded.cinderless, [failed]),
);

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
