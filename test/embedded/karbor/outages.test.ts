import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { idOf } from '../../../src/embedded/karbor/ids.ts';
import { seededPlans } from '../../../src/embedded/karbor/plansSeed.ts';
import { seededProviders } from '../../../src/embedded/karbor/providersSeed.ts';
import { at } from '../../../src/embedded/reading.ts';
import type { Answered, Bench } from './bench.ts';
import { openBench, share, store } from './bench.ts';

/** Lets time pass until an answer is there, and tells how much of it the answer took at most. */
async function waited({ clock }: Bench, asked: Promise<Answered>): Promise<[Answered, number]> {
  const begun = clock.now();
  const done = asked.then(() => true);
  while (!(await Promise.race([done, setImmediate(false)]))) clock.advance(1_000);
  return [await asked, clock.now() - begun];
}

const creation = { method: 'POST', body: { checkpoint: { plan_id: seededPlans.web.id } } };

it('keeps callers waiting for a protection service that is down, but not for operation logs', async () => {
  const bench = await openBench();
  bench.controls.stopProtection();
  const [listed, time] = await waited(bench, bench.ask(store));
  expect(listed.status).toBe(500);
  expect(time).toBeGreaterThanOrEqual(30_000);
  const [created] = await waited(bench, bench.ask(store, creation));
  expect(created.status).toBe(400);
  expect(created.text('badRequest', 'message')).toMatch(
    /^Create checkpoint failed: Timed out waiting for a reply to message ID [0-9a-f]{32}$/,
  );
  expect((await bench.ask('/operation_logs?limit=1')).status).toBe(200);
  bench.controls.startProtection();
  expect((await bench.ask(store)).status).toBe(200);
});

it('loses one bank and keeps the other', async () => {
  const bench = await openBench();
  bench.controls.stopBank(seededProviders.objectStore.id, 0);
  expect((await bench.ask(store)).status).toBe(500);
  expect((await bench.ask(`${store}/${idOf('checkpoint', 1)}`)).status).toBe(500);
  const created = await bench.ask(store, creation);
  expect(created.text('badRequest', 'message')).toContain('Error creating checkpoint\nTraceback');
  expect((await bench.ask(share)).status).toBe(200);
  bench.controls.startBank(seededProviders.objectStore.id);
  expect((await bench.ask(store)).rows('checkpoints')).toHaveLength(19);
});

it('leaves a checkpoint behind when no plugin knows a resource', async () => {
  const bench = await openBench();
  const resources = [{ id: '1', type: 'OS::Strange::Thing', name: 'thing' }];
  const provider_id = seededProviders.objectStore.id;
  const plan = { name: 'strange', provider_id, parameters: {}, resources };
  const made = await bench.ask('/plans', { method: 'POST', body: { plan } });
  const plan_id = made.text('plan', 'id');
  const created = await bench.ask(store, { method: 'POST', body: { checkpoint: { plan_id } } });
  expect(created.status).toBe(400);
  expect(created.text('badRequest', 'message')).toContain('/usr/lib/python3/dist-packages/karbor/');
  bench.clock.advance(3_600_000);
  const [left] = (await bench.ask(`${store}?plan_id=${plan_id}`)).rows('checkpoints');
  expect(at(left, 'status')).toBe('protecting');
});

it('denies what its policies deny, and hides it where it shows one thing', async () => {
  const { ask, controls } = await openBench();
  const one = `${store}/${idOf('checkpoint', 1)}`;
  for (const action of ['get', 'get_all', 'create', 'delete'])
    controls.setPolicy(`provider:checkpoint_${action}`, 'admins');
  expect((await ask(store)).text('forbidden', 'message')).toBe(
    "Policy doesn't allow provider:checkpoint_get_all to be performed.",
  );
  expect((await ask(one)).status).toBe(404);
  expect((await ask(one, { method: 'DELETE' })).status).toBe(403);
  expect((await ask(store, creation)).status).toBe(403);
  expect((await ask(one, { as: 'admin' })).status).toBe(200);
});
