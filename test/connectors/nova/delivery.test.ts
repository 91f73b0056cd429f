import { describe, expect, it } from 'vitest';
import { fakeUpstream } from '../../support/fakeUpstream.ts';
import { openGateway } from '../../support/gateway.ts';
import { nodeId } from '../../support/rows.ts';
import { changed, many, mutation, open, requestId, verdicts, version } from './delivering.ts';

describe('the call as it goes out', () => {
  it('is one POST with both version headers, a fixed length, and no null in it', async () => {
    const { upstream, send } = await open((request, nth) => verdicts(request, nth));
    const { report } = await send([
      { name: 'NETWORK_VIF_PLUGGED', serverUuid: nodeId.toUpperCase(), tag: 'port', status: 'IN_PROGRESS' },
      { name: 'NETWORK_CHANGED', serverUuid: nodeId.replaceAll('-', ''), tag: null },
    ]);
    expect(upstream.lines).toEqual(['POST /v2.1/os-server-external-events']);
    const [seen] = upstream.seen;
    expect(seen?.body).toBe(
      `{"events":[{"name":"network-vif-plugged","server_uuid":"${nodeId}","status":"in-progress","tag":"port"},` +
        `{"name":"network-changed","server_uuid":"${nodeId}","status":"completed"}]}`,
    );
    expect(seen?.headers).toMatchObject({
      'openstack-api-version': 'compute 2.1',
      'x-openstack-nova-api-version': '2.1',
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(seen?.body ?? '')),
    });
    expect(seen?.headers).not.toHaveProperty('transfer-encoding');
    expect(report).toEqual({
      events: [
        {
          name: 'NETWORK_VIF_PLUGGED',
          serverUuid: nodeId,
          tag: 'port',
          requestedStatus: 'IN_PROGRESS',
          status: 'COMPLETED',
          rawStatus: 'completed',
          code: 200,
          delivered: true,
          server: { id: nodeId },
        },
        {
          name: 'NETWORK_CHANGED',
          serverUuid: nodeId,
          tag: null,
          requestedStatus: 'COMPLETED',
          status: 'COMPLETED',
          rawStatus: 'completed',
          code: 200,
          delivered: true,
          server: { id: nodeId },
        },
      ],
      upstreamRequestIds: [requestId(1)],
      userErrors: [],
    });
  });

  it.each([
    ['NETWORK_VIF_DELETED', 1],
    ['VOLUME_EXTENDED', 51],
    ['POWER_UPDATE', 76],
    ['ACCELERATOR_REQUEST_BOUND', 82],
    ['VOLUME_REIMAGED', 93],
  ])('has the lowest microversion that %s needs: 2.%i', async (name, minor) => {
    const { upstream, send } = await open((request, nth) =>
      request.method === 'GET' ? version('2.104') : verdicts(request, nth),
    );
    await send([changed(1), { name, serverUuid: nodeId, tag: 't' }]);
    const post = upstream.seen.find(({ method }) => method === 'POST');
    expect(post?.headers['openstack-api-version']).toBe(`compute 2.${minor}`);
    expect(upstream.lines[0]).toBe(minor === 1 ? 'POST /v2.1/os-server-external-events' : 'GET /v2.1/');
  });

  it('asks for the newest microversion at the root, once for many mutations', async () => {
    const upstream = await fakeUpstream((request, nth) =>
      request.method === 'GET' ? version('2.93') : verdicts(request, nth),
    );
    const { run } = await openGateway({ NOVA_URL: `${upstream.url}/v2.1/0123456789abcdef` });
    const variables = { events: [{ name: 'POWER_UPDATE', serverUuid: nodeId, tag: 'POWER_ON' }] };
    await run(mutation, { variables });
    await run(mutation, { variables });
    const post = 'POST /v2.1/0123456789abcdef/os-server-external-events';
    expect(upstream.lines).toEqual(['GET /v2.1/', post, post]);
  });
});

describe('before anything is sent', () => {
  it.each([
    [[], [['events']]],
    [
      [changed(1), { ...changed(2), serverUuid: 'nope' }, changed(3, { tag: 'x'.repeat(256) })],
      [
        ['events', '1', 'serverUuid'],
        ['events', '2', 'tag'],
      ],
    ],
    [
      ['', '.', '..', 'a/../b', '%2e%2e', '\0', 'x'.repeat(10_240), '\ud800'].map((serverUuid) =>
        changed(1, { serverUuid }),
      ),
      Array.from({ length: 8 }, (_, n) => ['events', String(n), 'serverUuid']),
    ],
  ])('every fault is named, case %#', async (events, fields) => {
    const { upstream, send } = await open((request, nth) => verdicts(request, nth));
    const { report } = await send(events);
    expect(report).toMatchObject({ events: [], upstreamRequestIds: [] });
    expect(report?.userErrors.map(({ code, field }) => [code, field])).toEqual(
      fields.map((field) => ['INVALID_INPUT', field]),
    );
    expect(upstream.lines).toEqual([]);
  });

  it('more than 5,000 events are refused; 255 characters of a tag, however wide, are not', async () => {
    const { upstream, send } = await open((request, nth) => verdicts(request, nth));
    const { report } = await send(many(5_001, 't'));
    expect(report?.userErrors).toMatchObject([{ code: 'INVALID_INPUT', field: ['events'] }]);
    expect(upstream.lines).toEqual([]);
    expect((await send([changed(1, { tag: '😀'.repeat(255) })])).report?.userErrors).toEqual([]);
  });

  it('an event that this nova does not know is refused, and those beside it with it', async () => {
    const { upstream, send } = await open(() => version('2.79'));
    const { report } = await send([
      changed(1),
      { name: 'VOLUME_REIMAGED', serverUuid: nodeId },
      { name: 'POWER_UPDATE', serverUuid: nodeId },
    ]);
    expect(report).toMatchObject({
      events: [],
      userErrors: [{ code: 'UNSUPPORTED', field: ['events', '1', 'name'] }],
    });
    expect(upstream.lines).toEqual(['GET /v2.1/']);
  });

  it('no event is taken for known by a nova at /v2, which has no microversions', async () => {
    const upstream = await fakeUpstream(() => version(''));
    const { run } = await openGateway({ NOVA_URL: `${upstream.url}/v2` });
    const events = [{ name: 'VOLUME_EXTENDED', serverUuid: nodeId, tag: 'volume' }];
    const { data } = await run(mutation, { variables: { events } });
    expect(data?.['createServerEvents']).toMatchObject({
      events: [],
      userErrors: [{ code: 'UNSUPPORTED', field: ['events', '0', 'name'] }],
    });
    expect(upstream.lines).toEqual(['GET /v2/']);
  });

  it('a root that is not served tells no version, and nova is left to judge', async () => {
    const page = { status: 404, headers: { 'content-type': 'text/html' }, text: '<html>' };
    const { upstream, send } = await open((request, nth) =>
      request.method === 'GET' ? page : verdicts(request, nth),
    );
    const { report } = await send([{ name: 'POWER_UPDATE', serverUuid: nodeId, tag: 'POWER_ON' }]);
    expect(report?.userErrors).toEqual([]);
    expect(upstream.lines).toEqual(['GET /v2.1/', 'POST /v2.1/os-server-external-events']);
  });

  it('a discovery that fails is an error, and nothing goes out', async () => {
    const { upstream, send } = await open(() => ({ status: 500 }));
    expect((await send([{ name: 'POWER_UPDATE', serverUuid: nodeId, tag: 'POWER_ON' }])).codes).toEqual([
      'UPSTREAM_FAILED',
    ]);
    expect(upstream.lines).toEqual(['GET /v2.1/']);
  });
});
