import { describe, expect, it } from 'vitest';
import { fakeUpstream } from '../../support/fakeUpstream.ts';
import { codes, openGateway } from '../../support/gateway.ts';
import { introspectionRow, nodeId } from '../../support/rows.ts';
import { payload, start, abort, reapply, reapplyWith, readLine, error, open } from './mutations.ts';

const states = [
  'starting',
  'waiting',
  'processing',
  'finished',
  'error',
  'reapplying',
  'enrolling',
  'aborting',
  'levitating',
];

describe('a write that its state does not allow', () => {
  it.each(states.filter((state) => state !== 'waiting'))('is not sent: abort in %s', async (state) => {
    const { upstream, run } = await open(state);
    const { data } = await run(abort);
    expect(data?.['w']).toMatchObject({
      node: { id: nodeId },
      userErrors: [{ code: 'INVALID_STATE', field: ['nodeId'] }],
    });
    expect(upstream.lines).toEqual([readLine]);
  });

  it.each(states.filter((state) => !['finished', 'error', 'reapplying'].includes(state)))(
    'is not sent: reapply in %s',
    async (state) => {
      const { upstream, run } = await open(state);
      const { data } = await run(reapply);
      expect(data?.['w']).toMatchObject({ userErrors: [{ code: 'INVALID_STATE', field: ['nodeId'] }] });
      expect(upstream.lines).toEqual([readLine]);
    },
  );

  it.each([abort, reapply])('is not sent for a node that inspector does not know: %s', async (mutation) => {
    const upstream = await fakeUpstream(() => error(404, 'Could not find node x in cache'));
    const { run } = await openGateway({ INSPECTOR_URL: upstream.url });
    const { data, errors } = await run(mutation);
    expect(errors).toEqual([]);
    expect(data?.['w']).toMatchObject({ node: null, userErrors: [{ code: 'NOT_FOUND', field: ['nodeId'] }] });
    expect(upstream.lines).toEqual([readLine]);
  });

  it.each([{}, [], [1], 'text', 7, true])('is not sent: reapply of %j', async (data) => {
    const { upstream, run } = await open('finished');
    const answered = await run(reapplyWith, { variables: { data } });
    expect(answered.data?.['w']).toMatchObject({
      node: null,
      userErrors: [{ code: 'INVALID_INPUT', field: ['data'] }],
    });
    expect(upstream.lines).toEqual([]);
  });

  it('is not sent: reapply of an object whose one variable was left out', async () => {
    const { upstream, run } = await open('finished');
    const { data } = await run(
      `mutation ($inventory: JSON) { w: reapplyIntrospection(input: { nodeId: "${nodeId}", data: { inventory: $inventory } }) ${payload} }`,
    );
    expect(data?.['w']).toMatchObject({ userErrors: [{ code: 'INVALID_INPUT', field: ['data'] }] });
    expect(upstream.lines).toEqual([]);
  });

  it('is not sent when the state cannot be read', async () => {
    const upstream = await fakeUpstream(() => ({ status: 500 }));
    const { run } = await openGateway({ INSPECTOR_URL: upstream.url });
    expect(codes(await run(abort))).toEqual(['UPSTREAM_FAILED']);
    expect(upstream.lines).toEqual([readLine]);
  });
});

describe('a write that is allowed', () => {
  it('is sent once, between a look at the state and a re-read', async () => {
    const aborted = await open('waiting');
    expect((await aborted.run(abort)).data?.['w']).toMatchObject({ node: { id: nodeId }, userErrors: [] });
    expect(aborted.upstream.lines).toEqual([readLine, `POST /v1/introspection/${nodeId}/abort`, readLine]);
    const reapplied = await open('finished');
    await reapplied.run(reapplyWith, { variables: { data: { inventory: {} } } });
    expect(reapplied.upstream.lines).toEqual([
      readLine,
      `POST /v1/introspection/${nodeId}/data/unprocessed`,
      readLine,
    ]);
    expect(reapplied.upstream.seen[1]?.body).toBe('{"inventory":{}}');
  });

  it('leaves out what is a variable that was left out, and keeps its place in a list', async () => {
    const { upstream, run } = await open('finished');
    await run(
      `mutation ($x: JSON) { w: reapplyIntrospection(input: { nodeId: "${nodeId}", data: { a: { b: $x, c: [$x, 1] } } }) ${payload} }`,
    );
    expect(upstream.seen[1]?.body).toBe('{"a":{"c":[null,1]}}');
  });

  it('needs no look before a start, and no re-read that no one asked for', async () => {
    const { upstream, run } = await open('finished');
    await run(start);
    expect(upstream.lines).toEqual([`POST /v1/introspection/${nodeId}`, readLine]);
    upstream.forget();
    await run(
      `mutation { startIntrospection(input: { nodeId: "${nodeId}", manageBoot: false }) { userErrors { code } } }`,
    );
    expect(upstream.lines).toEqual([`POST /v1/introspection/${nodeId}?manage_boot=false`]);
  });

  it('is shown by a re-read, not by what was read before it', async () => {
    let written = false;
    const upstream = await fakeUpstream(({ method, url }) => {
      if (method === 'POST') written = true;
      if (url.endsWith('/data')) return written ? { status: 404 } : { json: { macs: [] } };
      if (method === 'POST') return { status: 202 };
      return { json: introspectionRow(nodeId, { state: written ? 'starting' : 'finished' }) };
    });
    const { run } = await openGateway({ INSPECTOR_URL: upstream.url });
    const node = '{ node { introspection { state } introspectionData } userErrors { code } }';
    const { data } = await run(`mutation {
      a: abortIntrospection(input: { nodeId: "${nodeId}" }) ${node}
      b: startIntrospection(input: { nodeId: "metal-01" }) ${node}
    }`);
    expect(data).toEqual({
      a: {
        node: { introspection: { state: 'FINISHED' }, introspectionData: { macs: [] } },
        userErrors: [{ code: 'INVALID_STATE' }],
      },
      b: { node: { introspection: { state: 'STARTING' }, introspectionData: null }, userErrors: [] },
    });
  });

  it('is not hidden by a re-read that fails', async () => {
    const upstream = await fakeUpstream(({ method }) => ({ status: method === 'POST' ? 202 : 500 }));
    const { run } = await openGateway({ INSPECTOR_URL: upstream.url });
    const answered = await run(start);
    expect(answered.data?.['w']).toEqual({ node: null, userErrors: [] });
    expect(answered.errors).toMatchObject([{ path: ['w', 'node'], extensions: { code: 'UPSTREAM_FAILED' } }]);
  });
});
