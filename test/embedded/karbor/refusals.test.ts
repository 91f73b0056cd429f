import { describe, expect, it } from 'vitest';
import { idOf } from '../../../src/embedded/karbor/ids.ts';
import { seededPlans } from '../../../src/embedded/karbor/plansSeed.ts';
import { projects } from '../../../src/embedded/keystone/directory.ts';
import { openBench, share, store } from './bench.ts';

const checkpoint = (number: number) => idOf('checkpoint', number);
const post = (body: unknown) => ({ method: 'POST', body });
const broken = 'The server has either erred or is incapable of performing the requested operation.';

describe('karbor refuses', () => {
  it('another project in the path, for admins too, and a token without any', async () => {
    const { ask } = await openBench();
    for (const as of ['member', 'admin', 'nowhere'] as const) {
      const answer = await ask('/operation_logs', { as, project: projects.other.id });
      expect([answer.status, answer.body]).toEqual([
        400,
        { badRequest: { code: 400, message: 'Malformed request url' } },
      ]);
    }
  });

  it('a token that nobody issued, before it looks at the path', async () => {
    const { ask } = await openBench();
    const answer = await ask('/nope', { headers: { 'X-Auth-Token': 'forged' } });
    expect([answer.status, answer.text('error', 'title')]).toEqual([401, 'Unauthorized']);
    expect(answer.headers.get('www-authenticate')).toBe('Keystone uri="http://keystone.test:5000/"');
    expect(answer.headers.get('x-openstack-request-id')).toMatch(/^req-/);
    expect(answer.headers.get('x-compute-request-id')).toBeNull();
  });

  it("another project's checkpoint", async () => {
    const { ask } = await openBench();
    for (const method of ['GET', 'DELETE']) {
      const answer = await ask(`${store}/${checkpoint(1)}`, { method, as: 'outsider' });
      expect([answer.status, answer.text('forbidden', 'message')]).toEqual([
        403,
        `Access checkpoint ${checkpoint(1)} is not allowed`,
      ]);
    }
  });

  it.each([
    ['GET', '/operation_logs/'],
    ['PATCH', '/operation_logs'],
    ['GET', '/nope'],
    ['GET', `${store}.json`],
  ])('%s %s as no route at all', async (method, path) => {
    const { ask } = await openBench();
    const answer = await ask(path, { method, headers: { Accept: 'application/json' } });
    expect([answer.status, answer.text('code')]).toEqual([404, '404 Not Found']);
  });

  it('a method that a resource lacks in other words than a missing route', async () => {
    const { ask } = await openBench();
    const answer = await ask(`/operation_logs/${idOf('operationLog', 1)}`, { method: 'DELETE' });
    expect([answer.status, answer.text('itemNotFound', 'message')]).toEqual([
      404,
      'The resource could not be found.',
    ]);
  });

  it.each([
    ['no body', undefined, {}],
    ['a text', '{}', { 'Content-Type': 'text/plain' }],
  ])('to create from %s with a 500', async (_, body, headers) => {
    const { ask } = await openBench();
    const answer = await ask(store, { method: 'POST', body, headers });
    expect([answer.status, answer.text('computeFault', 'message')]).toEqual([500, broken]);
  });

  it.each([
    [{ plan_id: 'x' }, "Invalid input for field/attribute plan_id. Value: x. 'x' is not a 'uuid'"],
    [{}, "Invalid input for field/attribute checkpoint. Value: {}. 'plan_id' is a required property"],
    [
      { plan_id: seededPlans.web.id, extra_info: null },
      `Invalid input for field/attribute checkpoint. Value: {'plan_id': '${seededPlans.web.id}', 'extra_info': None}. ` +
        "Additional properties are not allowed ('extra_info' was unexpected)",
    ],
  ])('to create from %j in its own words', async (given, message) => {
    const { ask } = await openBench();
    const answer = await ask(store, post({ checkpoint: given }));
    expect([answer.status, answer.text('badRequest', 'message')]).toEqual([400, message]);
  });

  it('a plan on another provider, and a checkpoint over quota', async () => {
    const { ask } = await openBench();
    const body = { checkpoint: { plan_id: seededPlans.web.id } };
    expect((await ask(share, post(body))).text('badRequest', 'message')).toBe(
      'Invalid plan: The parameter provider_id is not the same as the value in the plan.',
    );
    const quota = { quota: { checkpoints: 32 } };
    const path = `/quotas/${projects.demo.id}`;
    expect((await ask(path, { method: 'PUT', body: quota })).status).toBe(403);
    expect((await ask(path, { method: 'PUT', body: quota, as: 'admin' })).body).toEqual({
      quota: { plans: 50, checkpoints: 32 },
    });
    const over = await ask(store, post(body));
    expect([over.status, over.headers.get('retry-after')]).toEqual([413, '0']);
    await ask(`${store}/${checkpoint(1)}`, { method: 'DELETE' });
    expect((await ask(store, post(body))).status).toBe(200);
  });

  it('an unknown marker with a path of its own inside, and a date that is none', async () => {
    const { ask } = await openBench();
    const onShare = await ask(`${share}?marker=a/../b`);
    expect([onShare.status, onShare.text('computeFault', 'message')]).toEqual([
      500,
      'Get Object /checkpoints/a/../b/index.json in Bank Failed: Object is not a file',
    ]);
    expect((await ask(`${store}?marker=junk`)).text('computeFault', 'message')).toContain('/v1/AUTH_');
    for (const date of ['bad', '2026-02-30', '20260101']) {
      const answer = await ask(`${store}?start_date=${date}`);
      expect([answer.status, answer.text('computeFault', 'message')]).toEqual([500, broken]);
    }
  });

  it('everything outside /v1 without a word', async () => {
    const { url } = await openBench();
    const answer = await fetch(`${url}/`);
    expect([answer.status, await answer.text(), answer.headers.get('connection')]).toEqual([
      500,
      '',
      'close',
    ]);
    expect(answer.headers.get('x-openstack-request-id')).toBeNull();
  });
});
