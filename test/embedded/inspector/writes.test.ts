import { describe, expect, it } from 'vitest';
import { isJsonObject } from '../../../src/embedded/json.ts';
import { pace } from '../../../src/embedded/inspector/steps.ts';
import { envelope, watchedInspector } from './harness.ts';

const accepted = { status: 202, body: {} };
const node = 'v1/introspection';

describe('start', () => {
  it('goes from starting to finished by itself, and drops the stored data at once', async () => {
    const { send, status, clock, state } = await watchedInspector();
    expect(await send(`POST /${node}/metal-01`)).toMatchObject(accepted);
    expect(await status('metal-01')).toMatchObject({ state: 'starting', finished: false, finished_at: null });
    expect((await send(`GET /${node}/metal-01/data`)).status).toBe(404);
    expect((await send(`GET /${node}/metal-01/data/unprocessed`)).status).toBe(404);
    clock.advance(pace.starting);
    expect(await status('metal-01')).toMatchObject({ state: 'waiting' });
    clock.advance(pace.booting);
    expect(await status('metal-01')).toMatchObject({ state: 'processing', finished: false });
    clock.advance(pace.processing);
    expect(await status('metal-01')).toMatchObject({ state: 'finished', finished: true, error: null });
    expect((await send(`GET /${node}/metal-01/data`)).status).toBe(200);
    expect(state.counts).toEqual({ started: 1, aborted: 0, reapplied: 0, reported: 2 });
  });

  it('waits at once where nobody manages the boot', async () => {
    const { send, status, clock } = await watchedInspector();
    expect(await send(`POST /${node}/metal-12?manage_boot=off`)).toMatchObject(accepted);
    expect(await status('metal-12')).toMatchObject({ state: 'waiting' });
    clock.advance(pace.timeout - 1);
    expect(await status('metal-12')).toMatchObject({ state: 'waiting' });
    clock.advance(1);
    expect(await status('metal-12')).toMatchObject({ state: 'error', error: 'Introspection timeout' });
  });

  it('fails where no disk fits the root device hints, and keeps the raw data', async () => {
    const { send, status, clock } = await watchedInspector();
    expect(await send(`POST /${node}/metal-08`)).toMatchObject(accepted);
    clock.advance(60_000);
    const error = 'No disks satisfied root device hints';
    expect(await status('metal-08')).toMatchObject({ state: 'error', finished: true, error });
    expect((await send(`GET /${node}/metal-08/data`)).status).toBe(404);
    expect((await send(`GET /${node}/metal-08/data/unprocessed`)).status).toBe(200);
  });

  it('is refused in words where it cannot be', async () => {
    const { send, state } = await watchedInspector();
    expect(await send(`POST /${node}/metal-06`)).toMatchObject({
      status: 400,
      body: envelope(
        'Invalid provision state for introspection: "active", valid states are ' +
          `"['enroll', 'manageable', 'inspecting', 'inspect wait', 'inspect failed']"`,
      ),
    });
    expect(await send(`POST /${node}/metal-11`)).toMatchObject({
      status: 400,
      body: envelope("Can not transition from state 'starting' on event 'start' (no defined transition)"),
    });
    expect(await send(`POST /${node}/metal-01?manage_boot=perhaps`)).toMatchObject({
      status: 400,
      body: envelope('Invalid boolean value for manage_boot: perhaps'),
    });
    const unknown = '00000000-1111-4222-8333-444444444444';
    expect(await send(`POST /${node}/${unknown}`)).toMatchObject({
      status: 404,
      body: envelope(`Node ${unknown} was not found in Ironic`),
    });
    expect(state.counts.started).toBe(0);
  });
});

describe('abort', () => {
  it('ends a waiting introspection', async () => {
    const { send, status, clock } = await watchedInspector();
    expect(await send(`POST /${node}/metal-09/abort`)).toMatchObject(accepted);
    expect(await status('metal-09')).toMatchObject({ state: 'aborting', finished: false });
    expect(await send(`POST /${node}/metal-09/abort`)).toMatchObject({
      status: 409,
      body: envelope('Node is locked, please, retry later'),
    });
    clock.advance(pace.aborting);
    const after = { state: 'error', finished: true, error: 'Canceled by operator' };
    expect(await status('metal-09')).toMatchObject(after);
    expect(await send(`POST /${node}/metal-09`)).toMatchObject(accepted);
  });

  it('says the same of a finished one and changes nothing', async () => {
    const { send, status, clock } = await watchedInspector();
    const before = await status('metal-02');
    expect(await send(`POST /${node}/metal-02/abort`)).toMatchObject(accepted);
    clock.advance(60_000);
    expect(await status('metal-02')).toEqual(before);
    expect((await send(`POST /${node}/metal-12/abort`)).status).toBe(404);
  });
});

describe('reapply', () => {
  it('goes through reapplying while the old end still stands', async () => {
    const { send, status, clock } = await watchedInspector();
    const before = await status('metal-03');
    expect(await send(`POST /${node}/metal-03/data/unprocessed`, { body: '{}' })).toMatchObject(accepted);
    expect(await status('metal-03')).toMatchObject({
      state: 'reapplying',
      finished: true,
      finished_at: before['finished_at'],
    });
    expect((await send(`POST /${node}/metal-03/data/unprocessed`)).status).toBe(409);
    clock.advance(pace.reapplying);
    const after = await status('metal-03');
    expect(after).toMatchObject({ state: 'finished', error: null });
    expect(String(after['finished_at']) > String(before['finished_at'])).toBe(true);
  });

  it('takes senseless data, keeps them and fails later', async () => {
    const { send, status, clock } = await watchedInspector();
    const kept = (await send(`GET /${node}/metal-04/data`)).body;
    const line = `POST /${node}/metal-04/data/unprocessed`;
    expect(await send(line, { body: '{"a":1,"logs":"x"}' })).toMatchObject(accepted);
    clock.advance(pace.reapplying);
    const error =
      'Pre-processing failures detected reapplying introspection on stored data:\n' +
      'Preprocessing hook validate_interfaces: Hardware inventory is empty or missing';
    expect(await status('metal-04')).toMatchObject({ state: 'error', finished: true, error });
    expect((await send(`GET /${node}/metal-04/data/unprocessed`)).body).toEqual({ a: 1 });
    expect((await send(`GET /${node}/metal-04/data`)).body).toEqual(kept);
    expect(await send(line)).toMatchObject(accepted);
  });

  it('processes what was sent', async () => {
    const { send, clock } = await watchedInspector();
    const raw = (await send(`GET /${node}/metal-05/data/unprocessed`)).body;
    const inventory = isJsonObject(raw) && isJsonObject(raw['inventory']) ? raw['inventory'] : {};
    const body = JSON.stringify({ ...Object(raw), inventory: { ...inventory, memory: { physical_mb: 5 } } });
    expect(await send(`POST /${node}/metal-05/data/unprocessed`, { body })).toMatchObject(accepted);
    clock.advance(pace.reapplying);
    expect((await send(`GET /${node}/metal-05/data`)).body).toMatchObject({ memory_mb: 5 });
  });

  it('bumps the start of a waiting node and does nothing else', async () => {
    const { send, status, clock } = await watchedInspector();
    const before = await status('metal-10');
    expect(await send(`POST /${node}/metal-10/data/unprocessed`, { body: '{"a":1}' })).toMatchObject(
      accepted,
    );
    clock.advance(60_000);
    const after = await status('metal-10');
    expect(after).toEqual({ ...before, started_at: after['started_at'] });
    expect(String(after['started_at']) > String(before['started_at'])).toBe(true);
  });

  it('does not see a body without a fixed length', async () => {
    const { url, state, clock } = await watchedInspector();
    const chunks = new Blob(['{"a":1}']).stream();
    const response = await fetch(`${url}/${node}/metal-03/data/unprocessed`, {
      method: 'POST',
      headers: { 'x-auth-token': 'admin' },
      body: chunks,
      duplex: 'half',
    });
    expect(response.status).toBe(202);
    clock.advance(pace.reapplying);
    expect(state.nodes[2]?.run?.state).toBe('finished');
  });

  it.each([
    ['metal-01', '[1]', 400, 'Invalid data: expected a JSON object, got list'],
    ['metal-01', '{', 400, 'Invalid data: expected a JSON object, got None'],
    ['metal-01', 'null', 400, 'Invalid data: expected a JSON object, got NoneType'],
    ['no-such-node', '{"a":1}', 404, 'Node no-such-node was not found in Ironic'],
    [
      '00000000-1111-4222-8333-444444444444',
      '{"a":1}',
      404,
      'Could not find node 00000000-1111-4222-8333-444444444444 in cache',
    ],
    [
      '00000000-1111-4222-8333-444444444444',
      '',
      404,
      'Introspection data not found for node 00000000-1111-4222-8333-444444444444, processed=False',
    ],
  ])('refuses %s with %s', async (id, body, status, message) => {
    const { send } = await watchedInspector();
    expect(await send(`POST /${node}/${id}/data/unprocessed`, { body })).toMatchObject({
      status,
      body: envelope(message),
    });
  });
});

describe('rules', () => {
  it('has none and lets nobody make one', async () => {
    const { send } = await watchedInspector();
    expect(await send('GET /v1/rules')).toMatchObject({ status: 200, body: { rules: [] } });
    expect((await send('POST /v1/rules', { body: '{}' })).status).toBe(403);
    expect((await send('DELETE /v1/rules')).status).toBe(204);
    expect(await send('GET /v1/rules/x')).toMatchObject({
      status: 404,
      body: envelope('Rule x was not found'),
    });
  });
});
