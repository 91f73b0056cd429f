import { describe, expect, it } from 'vitest';
import { fakeUpstream, reset, silence } from '../../support/fakeUpstream.ts';
import type { Answer } from '../../support/fakeUpstream.ts';
import { codes, openGateway } from '../../support/gateway.ts';
import { introspectionRow, nodeId } from '../../support/rows.ts';

const payload = '{ node { id introspection { state error } } userErrors { code message field } }';
const start = `mutation { w: startIntrospection(input: { nodeId: "${nodeId}" }) ${payload} }`;
const abort = `mutation { w: abortIntrospection(input: { nodeId: "${nodeId}" }) ${payload} }`;
const reapply = `mutation { w: reapplyIntrospection(input: { nodeId: "${nodeId}" }) ${payload} }`;
const reapplyWith = `mutation ($data: JSON) { w: reapplyIntrospection(input: { nodeId: "${nodeId}", data: $data }) ${payload} }`;

const readLine = `GET /v1/introspection/${nodeId}`;
const error = (status: number, message: string) => ({ status, json: { error: { message } } });

/** An inspector that has one node in a state, and takes writes as told. */
async function open(state: string, written: Answer = { status: 202, json: {} }) {
  const upstream = await fakeUpstream(({ method }) =>
    method === 'GET' ? { json: introspectionRow(nodeId, { state }) } : written,
  );
  return { upstream, ...(await openGateway({ INSPECTOR_URL: upstream.url })) };
}

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

describe('an answer that is lost', () => {
  const cut: Answer = (response) => {
    response.writeHead(202, { 'content-length': '50' });
    response.write('{', () => response.socket?.resetAndDestroy());
  };
  const ways: readonly (readonly [string, Answer])[] = [
    ['a reset', reset],
    ['silence', silence],
    ['an answer cut short', cut],
    ['a web page', { status: 202, headers: { 'content-type': 'text/html' }, text: '<html>' }],
    ['502', { status: 502 }],
    ['504', { status: 504 }],
  ];
  it.each(ways.flatMap(([name, answer]) => [start, abort, reapply].map((sent) => ({ name, answer, sent }))))(
    'leaves the outcome unknown, and the write is not sent again: $name, $sent',
    async ({ answer, sent }) => {
      const upstream = await fakeUpstream(({ method }) => {
        const state = sent === abort ? 'waiting' : 'finished';
        return method === 'GET' ? { json: introspectionRow(nodeId, { state }) } : answer;
      });
      const timeout = answer === silence ? '500ms' : '10s';
      const { run, audit } = await openGateway({ INSPECTOR_URL: upstream.url, INSPECTOR_TIMEOUT: timeout });
      const { data, errors } = await run(sent);
      expect(errors).toEqual([]);
      expect(data?.['w']).toMatchObject({ node: { id: nodeId }, userErrors: [{ code: 'OUTCOME_UNKNOWN' }] });
      expect(audit.map(({ outcome }) => outcome)).toEqual(['OUTCOME_UNKNOWN']);
      expect(upstream.lines.filter((line) => line.startsWith('POST'))).toHaveLength(1);
    },
  );

  it('is not what a write that never left came to', async () => {
    const { run } = await openGateway({ INSPECTOR_URL: 'http://127.0.0.1:9', INSPECTOR_RETRIES: '0' });
    const answered = await run(start);
    expect(answered.data).toEqual({ w: null });
    expect(codes(answered)).toEqual(['UPSTREAM_UNREACHABLE']);
  });
});

describe('a refusal by inspector', () => {
  it('is not what a web page with a 404 is, to a read, a write or a page behind a cursor', async () => {
    const page = { status: 404, headers: { 'content-type': 'text/html' }, text: '<html>' };
    const upstream = await fakeUpstream(() => page);
    const { run } = await openGateway({ INSPECTOR_URL: upstream.url });
    const after = Buffer.from(JSON.stringify(['nodes', nodeId])).toString('base64url');
    for (const query of [
      `{ node(id: "${nodeId}") { id } }`,
      `{ nodes(after: "${after}") { nodes { id } } }`,
      start,
      abort,
      reapply,
    ])
      expect(codes(await run(query))).toEqual(['UPSTREAM_MALFORMED']);
    expect(upstream.lines).toEqual([
      readLine,
      `GET /v1/introspection?limit=51&marker=${nodeId}`,
      `POST /v1/introspection/${nodeId}`,
      readLine,
      readLine,
    ]);
  });

  it.each([
    [start, 'finished', error(400, 'Invalid provision state'), 'INVALID_STATE'],
    [start, 'finished', error(404, 'Node x was not found in Ironic'), 'NOT_FOUND'],
    [start, 'finished', error(409, 'Node is locked'), 'CONFLICT'],
    [abort, 'waiting', error(409, 'Node is locked, please, retry later'), 'CONFLICT'],
    [reapply, 'finished', error(409, 'Node locked, please, try again later'), 'CONFLICT'],
    [
      reapply,
      'finished',
      error(400, 'Inspector is not configured to store introspection data'),
      'UNSUPPORTED',
    ],
    [reapply, 'finished', error(404, 'Introspection data not found'), 'NOT_FOUND'],
  ])('is a user error in its own words: %s', async (mutation, state, answer, code) => {
    const { run } = await open(state, answer);
    const { data, errors } = await run(mutation);
    expect(errors).toEqual([]);
    expect(data?.['w']).toMatchObject({
      node: { id: nodeId },
      userErrors: [{ code, message: answer.json.error.message }],
    });
  });

  it('to manage the boot is UNSUPPORTED, and says what to do', async () => {
    const words =
      'Managed boot is requested, but this installation cannot manage boot ((can_manage_boot set to False)';
    const { run, upstream } = await open('finished', error(400, words));
    const { data, errors } = await run(start);
    expect(errors).toEqual([]);
    expect(data?.['w']).toMatchObject({
      userErrors: [
        {
          code: 'UNSUPPORTED',
          field: ['manageBoot'],
          message: expect.stringContaining('`manageBoot` to false') as unknown,
        },
      ],
    });
    expect(upstream.lines).toEqual([`POST /v1/introspection/${nodeId}`, readLine]);
  });

  it.each(['Cannot get node x: HttpException: 503', 'Failed to submit introspection job'])(
    'that speaks of no state is an error of the field: %s',
    async (words) => {
      const { run } = await open('finished', error(400, words));
      const answered = await run(start);
      expect(answered.data).toEqual({ w: null });
      expect(codes(answered)).toEqual(['UPSTREAM_REJECTED']);
    },
  );

  it('for its age is UNSUPPORTED: data of a reapply before 1.15', async () => {
    const headers = { 'x-openstack-ironic-inspector-api-maximum-version': '1.14' };
    const upstream = await fakeUpstream(({ method, headers: sent }) => {
      if (sent['x-openstack-ironic-inspector-api-version'] !== '1.14') return { status: 406, headers };
      return method === 'GET'
        ? { headers, json: introspectionRow(nodeId) }
        : { status: 202, headers, json: {} };
    });
    const { run } = await openGateway({ INSPECTOR_URL: upstream.url });
    const { data, errors } = await run(reapplyWith, { variables: { data: { a: 1 } } });
    expect(errors).toEqual([]);
    expect(data?.['w']).toMatchObject({
      node: { id: nodeId },
      userErrors: [{ code: 'UNSUPPORTED', message: expect.stringContaining('API 1.14') as unknown }],
    });
    expect(upstream.lines).toEqual([readLine, readLine, readLine]);
  });

  it('of the data is INVALID_INPUT', async () => {
    const { run } = await open('finished', error(400, 'Invalid data: expected a JSON object'));
    const { data } = await run(reapplyWith, { variables: { data: { a: 1 } } });
    expect(data?.['w']).toMatchObject({ userErrors: [{ code: 'INVALID_INPUT', field: ['data'] }] });
  });

  const inSwift = (what: string, why: string) =>
    error(
      400,
      `Swift failed to ${what} inspector_data-${nodeId}-UNPROCESSED in container x. Error was: ${why}`,
    );

  it('is NOT_FOUND where swift holds no data to process again', async () => {
    const { run, upstream } = await open(
      'finished',
      inSwift('get object', 'NotFoundException: 404: Not Found'),
    );
    const { data, errors } = await run(reapply);
    expect(errors).toEqual([]);
    expect(data?.['w']).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', field: ['nodeId'] }] });
    expect(upstream.lines).toEqual([readLine, `POST /v1/introspection/${nodeId}/data/unprocessed`, readLine]);
  });

  it.each([
    [reapply, inSwift('get object', 'HttpException: 503: Service Unavailable')],
    [reapply, error(400, 'Something else')],
    [reapplyWith, inSwift('create object', 'HttpException: 503: Service Unavailable')],
    [reapplyWith, inSwift('create object', 'NotFoundException: 404: Not Found')],
  ])('that is no word on the input is an error of the field: %#', async (mutation, answer) => {
    const { run } = await open('finished', answer);
    const answered = await run(mutation, { variables: { data: { a: 1 } } });
    expect(answered.data).toEqual({ w: null });
    expect(codes(answered)).toEqual(['UPSTREAM_REJECTED']);
  });

  it.each([
    [403, 'UPSTREAM_FORBIDDEN'],
    [500, 'UPSTREAM_FAILED'],
    [503, 'UPSTREAM_UNAVAILABLE'],
  ])('of the caller, or a failure, is an error of the field: %i', async (status, code) => {
    const { run, upstream } = await open('finished', error(status, 'no'));
    const answered = await run(start);
    expect(answered.data).toEqual({ w: null });
    expect(codes(answered)).toEqual([code]);
    expect(upstream.lines).toHaveLength(1);
  });
});
