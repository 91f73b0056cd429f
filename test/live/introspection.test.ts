import { beforeAll, expect, it } from 'vitest';
import { abort, nodeData, nodeStatus, reapply, start } from './documents.ts';
import { anyText, containing, having, like } from './matchers.ts';
import type { FreshNode } from './targets/target.ts';
import { at, call, recordAt, textAt, until } from './wire.ts';
import { onEachCloud } from './world.ts';

onEachCloud('the life of an introspection', (world) => {
  let node: FreshNode;
  beforeAll(async () => {
    node = await world().target.freshNode();
  }, 30_000);

  const ask = async (document: string, variables: object = {}) => {
    const answer = await world().ask('operator', document, {
      id: node.uuid,
      nodeId: node.uuid,
      ...variables,
    });
    expect(answer.body).not.toHaveProperty('errors');
    return at(answer.body, 'data');
  };
  const reaches = (state: string) =>
    until(
      () => ask(nodeStatus),
      (data) => at(data, 'node', 'introspection', 'state') === state,
    );
  /** What the inspector itself has stored. */
  const stored = async (which: string) => {
    const { inspector } = world().target;
    const token = await world().token('operator');
    return (await call(`GET ${inspector}/v1/introspection/${node.uuid}/${which}`, { token })).body;
  };
  const accepted = { node: { id: anyText }, userErrors: [] };

  it('has no node before the first start', async () => {
    expect(await ask(nodeStatus)).toEqual({ node: null });
    expect(await ask(abort)).toEqual({
      abortIntrospection: { node: null, userErrors: [having({ code: 'NOT_FOUND' })] },
    });
    expect(await ask(reapply)).toEqual({
      reapplyIntrospection: { node: null, userErrors: [having({ code: 'NOT_FOUND' })] },
    });
  });

  it('starts, by name, and waits for the ramdisk', async () => {
    expect(await ask(start, { nodeId: node.name })).toMatchObject({
      startIntrospection: { node: { id: node.uuid }, userErrors: [] },
    });
    const data = await reaches('WAITING');
    expect(at(data, 'node')).toEqual({
      id: node.uuid,
      introspection: {
        state: 'WAITING',
        rawState: 'waiting',
        finished: false,
        succeeded: false,
        error: null,
        startedAt: like(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        finishedAt: null,
      },
    });
    const started = Date.parse(textAt(data, 'node', 'introspection', 'startedAt'));
    expect(Math.abs(Date.now() - started)).toBeLessThan(60_000);
  });

  it('refuses a reapply while it waits, and sends nothing', async () => {
    expect(await ask(reapply)).toMatchObject({
      reapplyIntrospection: { userErrors: [{ code: 'INVALID_STATE' }] },
    });
    expect(await ask(nodeData)).toEqual({
      node: { id: node.uuid, introspectionData: null, unprocessedIntrospectionData: null },
    });
  });

  it('finishes when the ramdisk has reported', async () => {
    const { status } = await call(`POST ${world().target.inspector}/v1/continue`, { body: node.report });
    expect(status).toBe(200);
    expect(await reaches('FINISHED')).toMatchObject({
      node: { introspection: { rawState: 'finished', finished: true, succeeded: true, error: null } },
    });
  });

  it('has the data as the inspector stores it', async () => {
    const { introspectionData, unprocessedIntrospectionData } = recordAt(await ask(nodeData), 'node');
    expect(introspectionData).toEqual(await stored('data'));
    expect(unprocessedIntrospectionData).toEqual(await stored('data/unprocessed'));
    const paths = ['/inventory/hostname', '/inventory/disks/0/size', '/nowhere'];
    const chosen = {
      '/inventory/hostname': node.name,
      '/inventory/disks/0/size': at(node.report, 'inventory', 'disks', 0, 'size'),
    };
    expect(await ask(nodeData, { paths })).toEqual({
      node: { id: node.uuid, introspectionData: chosen, unprocessedIntrospectionData: chosen },
    });
  });

  it('refuses to abort what has finished', async () => {
    expect(await ask(abort)).toMatchObject({
      abortIntrospection: { node: { id: node.uuid }, userErrors: [{ code: 'INVALID_STATE' }] },
    });
    expect(await reaches('FINISHED')).toMatchObject({ node: { introspection: { error: null } } });
  });

  it('applies the stored data again', async () => {
    const before = textAt(await ask(nodeStatus), 'node', 'introspection', 'startedAt');
    expect(await ask(reapply)).toMatchObject({ reapplyIntrospection: accepted });
    const after = await reaches('FINISHED');
    expect(textAt(after, 'node', 'introspection', 'startedAt') > before).toBe(true);
  });

  it('applies data sent along, which replace the stored ones', async () => {
    const inventory = recordAt(node.report, 'inventory');
    const data = { ...node.report, inventory: { ...inventory, hostname: 'renamed' } };
    expect(await ask(reapply, { data })).toMatchObject({ reapplyIntrospection: accepted });
    await reaches('FINISHED');
    const renamed = { '/inventory/hostname': 'renamed' };
    expect(await ask(nodeData, { paths: ['/inventory/hostname'] })).toEqual({
      node: { id: node.uuid, introspectionData: renamed, unprocessedIntrospectionData: renamed },
    });
  });

  it('refuses an empty object and whatever is no object, and sends nothing', async () => {
    for (const data of [{}, [1], 'text', 1]) {
      expect(await ask(reapply, { data })).toMatchObject({
        reapplyIntrospection: { userErrors: [{ code: 'INVALID_INPUT', field: ['data'] }] },
      });
    }
    expect(await ask(nodeStatus)).toMatchObject({ node: { introspection: { state: 'FINISHED' } } });
  });

  it('shows senseless data only afterwards, as an error, stored all the same', async () => {
    expect(await ask(reapply, { data: { a: 1 } })).toMatchObject({ reapplyIntrospection: accepted });
    // The inspector stores the state first, and what went wrong a moment later.
    const failed = await until(
      () => ask(nodeStatus),
      (data) => at(data, 'node', 'introspection', 'error') !== null,
    );
    expect(failed).toMatchObject({
      node: {
        introspection: {
          state: 'ERROR',
          finished: true,
          succeeded: false,
          error: containing('Hardware inventory is empty or missing'),
        },
      },
    });
    expect(await ask(nodeData)).toMatchObject({ node: { unprocessedIntrospectionData: { a: 1 } } });
    expect(await ask(reapply, { data: node.report })).toMatchObject({ reapplyIntrospection: accepted });
    await reaches('FINISHED');
  });

  it('aborts, by name, what waits; the start before has dropped the data', async () => {
    expect(await ask(start)).toMatchObject({ startIntrospection: accepted });
    await reaches('WAITING');
    expect(await ask(nodeData)).toMatchObject({ node: { introspectionData: null } });
    expect(await ask(abort, { nodeId: node.name })).toMatchObject({
      abortIntrospection: { node: { id: node.uuid }, userErrors: [] },
    });
    expect(await reaches('ERROR')).toMatchObject({
      node: { introspection: { succeeded: false, error: 'Canceled by operator' } },
    });
  });

  it('starts without touching the boot of a node', async () => {
    expect(await ask(start, { manageBoot: false })).toMatchObject({ startIntrospection: accepted });
    await reaches('WAITING');
    expect(await ask(abort)).toMatchObject({ abortIntrospection: { userErrors: [] } });
    await reaches('ERROR');
  });
});
