import { describe, expect, it } from 'vitest';
import { fakeUpstream, reset, silence } from '../../support/fakeUpstream.ts';
import type { Answer } from '../../support/fakeUpstream.ts';
import { codes, openGateway } from '../../support/gateway.ts';
import { introspectionRow, nodeId } from '../../support/rows.ts';
import { start, abort, reapply, reapplyWith, readLine, error, open } from './mutations.ts';

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
