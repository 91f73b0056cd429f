import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sendEvents } from './documents.ts';
import { openGateway } from './gateway.ts';
import { having, like } from './matchers.ts';
import { record } from './recorder.ts';
import { at, listAt } from './wire.ts';
import { onEachCloud } from './world.ts';

onEachCloud('server events', (world) => {
  const send = async (events: readonly object[]) => {
    const { body } = await world().ask('operator', sendEvents, { events });
    expect(body).not.toHaveProperty('errors');
    return at(body, 'data', 'createServerEvents');
  };
  const servers = () => {
    const { running, hostless, failed } = world().target.servers;
    const [one = '', two = '', three = ''] = running;
    return { one, two, three, hostless, failed };
  };
  const requestId = like(/^req-[0-9a-f-]{36}$/);

  it('are all accepted', async () => {
    const { one, two, three } = servers();
    const payload = await send([
      { name: 'NETWORK_VIF_PLUGGED', serverUuid: one, tag: 'port-1' },
      { name: 'NETWORK_VIF_UNPLUGGED', serverUuid: two, status: 'FAILED' },
      { name: 'NETWORK_VIF_DELETED', serverUuid: three, status: 'IN_PROGRESS' },
    ]);
    const accepted = { status: 'COMPLETED', rawStatus: 'completed', code: 200, delivered: true };
    expect(payload).toEqual({
      events: [
        {
          ...accepted,
          name: 'NETWORK_VIF_PLUGGED',
          serverUuid: one,
          server: { id: one },
          tag: 'port-1',
          requestedStatus: 'COMPLETED',
        },
        {
          ...accepted,
          name: 'NETWORK_VIF_UNPLUGGED',
          serverUuid: two,
          server: { id: two },
          tag: null,
          requestedStatus: 'FAILED',
        },
        {
          ...accepted,
          name: 'NETWORK_VIF_DELETED',
          serverUuid: three,
          server: { id: three },
          tag: null,
          requestedStatus: 'IN_PROGRESS',
        },
      ],
      upstreamRequestIds: [requestId],
      userErrors: [],
    });
  });

  it('are mixed: each has its own outcome', async () => {
    const { one, two, hostless, failed } = servers();
    const unknown = randomUUID();
    const refused = { status: 'FAILED', rawStatus: 'failed', delivered: false };
    const delivered = { status: 'COMPLETED', delivered: true, code: 200 };
    const payload = await send(
      [one, unknown, hostless, failed, two].map((serverUuid) => ({ name: 'NETWORK_CHANGED', serverUuid })),
    );
    expect(payload).toMatchObject({
      events: [
        { serverUuid: one, ...delivered },
        { serverUuid: unknown, ...refused, code: 404 },
        { serverUuid: hostless, ...refused, code: 422 },
        { serverUuid: failed, ...refused, code: 422 },
        { serverUuid: two, ...delivered },
      ],
      upstreamRequestIds: [requestId],
      userErrors: [
        { code: 'NOT_FOUND', field: ['events', '1', 'serverUuid'] },
        { code: 'INVALID_STATE', field: ['events', '2', 'serverUuid'] },
        { code: 'INVALID_STATE', field: ['events', '3', 'serverUuid'] },
      ],
    });
  });

  it('are all for servers that nova does not know', async () => {
    const events = [randomUUID(), randomUUID()].map((serverUuid) => ({
      name: 'NETWORK_CHANGED',
      serverUuid,
    }));
    expect(await send(events)).toMatchObject({
      events: [
        { code: 404, delivered: false },
        { code: 404, delivered: false },
      ],
      userErrors: [{ code: 'NOT_FOUND' }, { code: 'NOT_FOUND' }],
    });
  });

  it('name a server in capitals, which nova would not find', async () => {
    const { one } = servers();
    expect(await send([{ name: 'NETWORK_CHANGED', serverUuid: one.toUpperCase() }])).toMatchObject({
      events: [{ serverUuid: one, code: 200 }],
      userErrors: [],
    });
  });

  it('lack the tag that they need', async () => {
    const { one } = servers();
    expect(await send([{ name: 'VOLUME_EXTENDED', serverUuid: one }])).toMatchObject({
      events: [{ code: 400, delivered: false }],
      userErrors: [{ code: 'INVALID_INPUT', field: ['events', '0', 'tag'] }],
    });
  });

  it('are 1,500 at once: split, kept in order, each with its outcome', async () => {
    const { one, hostless } = servers();
    const kinds = [
      { serverUuid: one, code: 200 },
      { serverUuid: randomUUID(), code: 404 },
      { serverUuid: hostless, code: 422 },
    ];
    const expected = Array.from({ length: 500 }, () => kinds).flat();
    const events = expected.map(({ serverUuid }, n) => ({
      name: 'NETWORK_CHANGED',
      serverUuid,
      tag: `port-${n}`,
    }));
    const payload = await send(events);
    expect(listAt(payload, 'events')).toEqual(
      expected.map(({ serverUuid, code }, n) => having({ serverUuid, code, tag: `port-${n}` })),
    );
    expect(listAt(payload, 'userErrors')).toHaveLength(1000);
    const ids = listAt(payload, 'upstreamRequestIds');
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(ids.length);
  });

  describe('as nova gets them', () => {
    /** What a nova behind a recorder is sent. */
    const recorded = async (events: readonly object[]) => {
      const recorder = await record(world().target.nova);
      const gateway = await openGateway({ OS_AUTH_URL: world().target.authUrl, NOVA_URL: recorder.url });
      try {
        const token = await world().token('operator');
        const { body } = await gateway.ask(sendEvents, { variables: { events }, token });
        expect(body).not.toHaveProperty('errors');
        const sent = recorder.seen.filter(({ method }) => method === 'POST');
        return { payload: at(body, 'data', 'createServerEvents'), sent };
      } finally {
        await gateway.close();
        await recorder.close();
      }
    };

    it.each([
      ['NETWORK_CHANGED', '2.1'],
      ['NETWORK_VIF_PLUGGED', '2.1'],
      ['NETWORK_VIF_UNPLUGGED', '2.1'],
      ['NETWORK_VIF_DELETED', '2.1'],
      ['VOLUME_EXTENDED', '2.51'],
      ['POWER_UPDATE', '2.76'],
      ['ACCELERATOR_REQUEST_BOUND', '2.82'],
      ['VOLUME_REIMAGED', '2.93'],
    ])('%s goes out in the microversion %s', async (name, version) => {
      const { one } = servers();
      const { payload, sent } = await recorded([{ name, serverUuid: one, tag: 'POWER_ON' }]);
      expect(payload).toMatchObject({ events: [{ name, code: 200, delivered: true }], userErrors: [] });
      expect(sent.map(({ headers }) => headers['openstack-api-version'])).toEqual([`compute ${version}`]);
    });

    it('a mixture goes out in the lowest microversion that knows them all', async () => {
      const { one, two } = servers();
      const { payload, sent } = await recorded([
        { name: 'NETWORK_CHANGED', serverUuid: one },
        { name: 'POWER_UPDATE', serverUuid: two, tag: 'POWER_OFF' },
        { name: 'VOLUME_EXTENDED', serverUuid: one, tag: 'volume-1' },
      ]);
      expect(payload).toMatchObject({
        events: [{ code: 200 }, { code: 200 }, { code: 200 }],
        userErrors: [],
      });
      expect(sent.map(({ headers }) => headers['openstack-api-version'])).toEqual(['compute 2.76']);
    });

    it('nothing goes out when one is wrong', async () => {
      const { one } = servers();
      const { payload, sent } = await recorded([
        { name: 'NETWORK_CHANGED', serverUuid: one },
        { name: 'NETWORK_CHANGED', serverUuid: 'web-1' },
        { name: 'NETWORK_CHANGED', serverUuid: one, tag: 'x'.repeat(256) },
      ]);
      expect(payload).toMatchObject({
        events: [],
        upstreamRequestIds: [],
        userErrors: [
          { code: 'INVALID_INPUT', field: ['events', '1', 'serverUuid'] },
          { code: 'INVALID_INPUT', field: ['events', '2', 'tag'] },
        ],
      });
      expect(sent).toEqual([]);
    });
  });
});
