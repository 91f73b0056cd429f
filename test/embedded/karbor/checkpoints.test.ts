import { describe, expect, it } from 'vitest';
import { idOf } from '../../../src/embedded/karbor/ids.ts';
import { seededPlans } from '../../../src/embedded/karbor/plansSeed.ts';
import { at } from '../../../src/embedded/reading.ts';
import type { Bench } from './bench.ts';
import { openBench, share, store } from './bench.ts';

const remove = { method: 'DELETE' };
const idIn = (path: string) => path.split('/').at(-1) ?? '';

async function statusOf({ ask }: Bench, path: string): Promise<string> {
  return (await ask(path)).text('checkpoint', 'status');
}

async function logsOf({ ask }: Bench, path: string): Promise<unknown[]> {
  const logs = await ask(`/operation_logs?checkpoint_id=${idIn(path)}&sort=created_at:asc`);
  return logs.rows('operation_logs').map((log) => [at(log, 'operation_type'), at(log, 'status')]);
}

describe('a checkpoint', () => {
  it('is protecting for some seconds, then available', async () => {
    const bench = await openBench();
    const path = await bench.protect(seededPlans.database);
    expect(await statusOf(bench, path)).toBe('protecting');
    expect(await logsOf(bench, path)).toEqual([['protect', 'protecting']]);
    bench.clock.advance(2_999);
    expect(await statusOf(bench, path)).toBe('protecting');
    bench.clock.advance(1);
    expect(await statusOf(bench, path)).toBe('available');
    expect(await logsOf(bench, path)).toEqual([['protect', 'available']]);
  });

  it('is printed by create without what the bank adds', async () => {
    const { ask } = await openBench();
    const body = { checkpoint: { plan_id: seededPlans.database.id, 'extra-info': { by: 'me' } } };
    const created = await ask(store, { method: 'POST', body });
    expect(at(created.body, 'checkpoint')).toMatchObject({
      status: 'protecting',
      resource_graph: null,
      created_at: null,
      extra_info: '{"created_by": "manual"}',
    });
    expect(at(created.body, 'checkpoint', 'protection_plan')).not.toHaveProperty('provider_id');
    const shown = await ask(`${store}/${created.text('checkpoint', 'id')}`);
    expect(shown.text('checkpoint', 'created_at')).toBe('2026-01-02');
    expect(shown.text('checkpoint', 'protection_plan', 'provider_id')).toBe(seededPlans.database.providerId);
    const graph: unknown = JSON.parse(shown.text('checkpoint', 'resource_graph'));
    const node = (name: string): unknown => expect.arrayContaining([name]);
    expect(graph).toEqual([
      { '0x0': node('db-1-root'), '0x1': node('db-1-data'), '0x2': node('db-1') },
      [['0x2', ['0x0', '0x1']]],
    ]);
  });

  it('is deleting, then deleted: out of the list, but there to be shown', async () => {
    const bench = await openBench();
    const path = await bench.protect();
    expect((await bench.ask(path, remove)).status).toBe(500);
    bench.clock.advance(3_000);
    const deleted = await bench.ask(path, remove);
    expect([deleted.status, deleted.body]).toEqual([200, {}]);
    expect(await statusOf(bench, path)).toBe('deleting');
    expect((await bench.ask(store)).ids('checkpoints')).toContain(idIn(path));
    bench.clock.advance(2_000);
    expect(await statusOf(bench, path)).toBe('deleted');
    expect((await bench.ask(store)).ids('checkpoints')).not.toContain(idIn(path));
    expect(await logsOf(bench, path)).toEqual([
      ['protect', 'available'],
      ['protect', 'deleted'],
    ]);
    const again = await bench.ask(path, remove);
    expect([again.status, again.body]).toEqual([
      500,
      { computeFault: { code: 500, message: `The checkpoint ${idIn(path)} can not be deleted.` } },
    ]);
  });

  it('fails with its plugin, and then cannot be deleted until that works again', async () => {
    const bench = await openBench();
    bench.controls.breakPlugin('OS::Nova::Server');
    const path = await bench.protect();
    bench.clock.advance(3_000);
    expect(await statusOf(bench, path)).toBe('error');
    await bench.ask(path, remove);
    bench.clock.advance(2_000);
    expect(await statusOf(bench, path)).toBe('error-deleting');
    expect(await logsOf(bench, path)).toEqual([
      ['protect', 'error'],
      ['protect', 'error-deleting'],
    ]);
    expect((await bench.ask(path, remove)).status).toBe(500);
  });

  it('has its state reset only from some states', async () => {
    const bench = await openBench();
    const reset = (number: number, state: string) =>
      bench.ask(`${store}/${idOf('checkpoint', number)}`, {
        method: 'PUT',
        body: { 'os-resetState': { state } },
      });
    expect((await reset(16, 'error')).status).toBe(200);
    expect(await statusOf(bench, `${store}/${idOf('checkpoint', 16)}`)).toBe('error');
    const refused = await reset(9, 'available');
    expect([refused.status, refused.text('badRequest', 'message')]).toEqual([
      400,
      `The checkpoint ${idOf('checkpoint', 9)} can not be reset.`,
    ]);
    expect((await reset(1, 'deleted')).text('badRequest', 'message')).toContain(
      "'deleted' is not one of ['available', 'error']",
    );
  });

  it('is copied: an object as extra_info until the copy is done', async () => {
    const bench = await openBench();
    const body = { copy: { plan_id: seededPlans.images.id, parameters: {} } };
    const copied = await bench.ask(`${share}/action`, { method: 'POST', body });
    const [pair] = [at(copied.body, 'copy', 'checkpoint_id')].flat();
    const path = `${share}/${String(at(pair, 'checkpoint_copy_id'))}`;
    expect(at((await bench.ask(path)).body, 'checkpoint')).toMatchObject({
      status: 'wait_copying',
      extra_info: {},
    });
    bench.clock.advance(1_000);
    expect(await statusOf(bench, path)).toBe('copying');
    bench.clock.advance(3_000);
    expect(at((await bench.ask(path)).body, 'checkpoint')).toMatchObject({
      status: 'available',
      extra_info: '{"copy_status": "finished"}',
    });
    expect(await logsOf(bench, path)).toEqual([['copy', 'available']]);
  });
});

describe('a restore', () => {
  it('goes from in_progress to success, and its log has no plan', async () => {
    const bench = await openBench();
    const checkpoint_id = idOf('checkpoint', 1);
    const restore = { provider_id: seededPlans.web.providerId, checkpoint_id, parameters: {} };
    const made = await bench.ask('/restores', { method: 'POST', body: { restore } });
    const id = made.text('restore', 'id');
    expect(made.text('restore', 'status')).toBe('in_progress');
    bench.clock.advance(3_000);
    expect((await bench.ask(`/restores/${id}`)).text('restore', 'status')).toBe('success');
    const [log] = (await bench.ask(`/operation_logs?restore_id=${id}`)).rows('operation_logs');
    expect(log).toMatchObject({ operation_type: 'restore', plan_id: null, checkpoint_id, status: 'success' });
  });

  it('of a checkpoint that is not available is a 200 that says fail', async () => {
    const { ask } = await openBench();
    const restore = {
      provider_id: seededPlans.web.providerId,
      checkpoint_id: idOf('checkpoint', 5),
      parameters: {},
    };
    const made = await ask('/restores', { method: 'POST', body: { restore } });
    expect([made.status, made.text('restore', 'status')]).toEqual([200, 'fail']);
  });
});
