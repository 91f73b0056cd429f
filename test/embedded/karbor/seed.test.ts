import { describe, expect, it } from 'vitest';
import { seededPlans } from '../../../src/embedded/karbor/plansSeed.ts';
import { projects } from '../../../src/embedded/keystone/directory.ts';
import { servers } from '../../../src/embedded/nova/servers.ts';
import { at } from '../../../src/embedded/reading.ts';
import { openBench, share, store } from './bench.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the seed', () => {
  it('holds checkpoints on both banks, with servers that nova knows', async () => {
    const { ask } = await openBench();
    const rows = [...(await ask(store)).rows('checkpoints'), ...(await ask(share)).rows('checkpoints')];
    const resources = rows.flatMap((row) => [at(row, 'protection_plan', 'resources')].flat());
    const protectedServers = resources.filter((one) => at(one, 'type') === 'OS::Nova::Server');
    const known: string[] = Object.values(servers).map(({ id }) => id);
    expect(rows.length).toBeGreaterThanOrEqual(30);
    expect(protectedServers.length).toBeGreaterThan(20);
    expect(protectedServers.filter((one) => !known.includes(String(at(one, 'id'))))).toEqual([]);
    expect(rows.map((row) => String(at(row, 'id'))).filter((id) => !uuid.test(id))).toEqual([]);
    const kinds = (key: string) =>
      new Set(rows.map((row) => at(row, key)).map((value) => (value === null ? 'null' : typeof value)));
    expect(kinds('resource_graph')).toEqual(new Set(['string', 'null']));
    expect(kinds('extra_info')).toEqual(new Set(['string', 'null', 'object']));
  });

  it('names plans that can be protected again', async () => {
    const { ask, protect } = await openBench();
    const own = Object.values(seededPlans).filter(({ projectId }) => projectId === projects.demo.id);
    expect(new Set((await ask('/plans')).ids('plans'))).toEqual(new Set(own.map(({ id }) => id)));
    for (const plan of own) expect((await ask(await protect(plan))).status).toBe(200);
  });

  it('logs every kind of work with every end of it, at checkpoints that exist', async () => {
    const { ask } = await openBench();
    const logs = (await ask('/operation_logs')).rows('operation_logs');
    const all = (key: string) => new Set(logs.map((log) => String(at(log, key))));
    expect(all('operation_type')).toEqual(new Set(['protect', 'restore', 'verify', 'copy']));
    expect([...all('status')].sort()).toEqual(
      [
        ...['available', 'copying', 'deleted', 'deleting', 'error', 'error-deleting'],
        ...['fail', 'in_progress', 'protecting', 'success', 'wait_copying'],
      ].sort(),
    );
    const checkpoints = logs.map((log) => {
      const [provider, checkpoint] = [at(log, 'provider_id'), at(log, 'checkpoint_id')].map(String);
      return `/providers/${provider}/checkpoints/${checkpoint}`;
    });
    for (const path of new Set(checkpoints)) expect((await ask(path)).status, path).toBe(200);
    const busy = [...new Set(checkpoints)].filter(
      (path) => checkpoints.filter((one) => one === path).length === 5,
    );
    expect(busy).toHaveLength(10);
  });

  it('tells of restores and verifications that are there', async () => {
    const { ask } = await openBench();
    const logs = (await ask('/operation_logs')).rows('operation_logs');
    const restores = logs.filter((log) => at(log, 'operation_type') === 'restore');
    expect(new Set(restores.map((log) => String(at(log, 'plan_id'))))).toEqual(new Set(['null']));
    expect(new Set((await ask('/restores')).ids('restores'))).toEqual(
      new Set(restores.map((log) => String(at(log, 'restore_id')))),
    );
    expect((await ask('/verifications')).rows('verifications')).toHaveLength(24);
  });
});
