import { describe, expect, it } from 'vitest';
import { isJsonObject } from '../../../src/embedded/json.ts';
import { pace } from '../../../src/embedded/inspector/steps.ts';
import { envelope, watchedInspector } from './harness.ts';

const node = 'v1/introspection';

describe('continue', () => {
  it('needs no login and finds its node by the addresses in the report', async () => {
    const { send, status, clock, state } = await watchedInspector();
    const report = state.nodes[8]?.report() ?? {};
    const sent = await send('POST /v1/continue', { token: '', body: JSON.stringify(report) });
    expect(sent).toMatchObject({ status: 200, body: { uuid: state.nodes[8]?.uuid } });
    expect(await status('metal-09')).toMatchObject({ state: 'processing' });
    clock.advance(pace.processing);
    expect(await status('metal-09')).toMatchObject({ state: 'finished', error: null });
    expect((await send(`GET /${node}/metal-09/data/unprocessed`)).body).not.toHaveProperty('logs');
  });

  it('leaves a node waiting whose ramdisk reports an error, and does not find it again', async () => {
    const { send, status, state } = await watchedInspector();
    const report = state.nodes[8]?.report() ?? {};
    const broken = await send('POST /v1/continue', {
      body: JSON.stringify({ ...report, error: 'no disks' }),
    });
    expect(broken).toMatchObject({
      status: 400,
      body: envelope("Can not transition from state 'waiting' on event 'error' (no defined transition)"),
    });
    expect(await status('metal-09')).toMatchObject({ state: 'waiting', error: null });
    const again = await send('POST /v1/continue', { body: JSON.stringify(report) });
    expect(again.status).toBe(400);
    expect(JSON.stringify(again.body)).toContain('Look up error: Could not find a node for attributes');
  });

  it('does not choose between two nodes', async () => {
    const { send, state } = await watchedInspector();
    const ports = state.nodes.slice(8, 10).map((one, at) => {
      const inventory = one.report()['inventory'];
      const boards = isJsonObject(inventory) ? inventory['interfaces'] : [];
      const board: unknown = Array.isArray(boards) ? boards[0] : null;
      return { ...(isJsonObject(board) ? board : {}), name: `port${at}` };
    });
    const answer = await send('POST /v1/continue', {
      body: JSON.stringify({ inventory: { interfaces: ports } }),
    });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain('Multiple nodes match the same number of attributes');
  });

  it('names every failure for a report from nowhere', async () => {
    const { send } = await watchedInspector();
    const body = JSON.stringify({ inventory: { bmc_address: '10.99.99.99', interfaces: [] } });
    expect(await send('POST /v1/continue', { token: '', body })).toMatchObject({
      status: 400,
      body: envelope(
        'The following failures happened during running pre-processing hooks:\n' +
          'Preprocessing hook validate_interfaces: No network interfaces provided in the inventory\n' +
          "Look up error: Could not find a node for attributes {'bmc_address': ['10.99.99.99'], 'mac': []}",
      ),
    });
    expect((await send('POST /v1/continue', { body: '{' })).status).toBe(500);
    expect((await send('POST /v1/continue', { body: '[]' })).status).toBe(400);
  });

  it('keeps hostile keys away from the prototypes', async () => {
    const { send, state } = await watchedInspector();
    const report = { ...state.nodes[8]?.report(), data: [['__proto__', 'polluted', 'key', 1]] };
    expect((await send('POST /v1/continue', { body: JSON.stringify(report) })).status).toBe(200);
    expect('polluted' in {}).toBe(false);
  });
});
