import { describe, expect, it } from 'vitest';
import { fakeUpstream, reset, silence } from '../../support/fakeUpstream.ts';
import type { Answer, Seen } from '../../support/fakeUpstream.ts';
import { codes, openGateway } from '../../support/gateway.ts';
import { nodeId, uuidOf } from '../../support/rows.ts';

interface SentEvent {
  readonly name: string;
  readonly server_uuid: string;
  readonly tag?: string;
}
interface Delivered {
  readonly events: readonly {
    readonly serverUuid: string;
    readonly delivered: boolean | null;
    readonly code: number | null;
  }[];
  readonly upstreamRequestIds: readonly string[];
  readonly userErrors: readonly {
    readonly code: string;
    readonly field: readonly string[] | null;
    readonly message: string;
  }[];
}

const mutation = `mutation ($events: [ServerEventInput!]!) { createServerEvents(input: { events: $events }) {
  events { name serverUuid tag requestedStatus status rawStatus code delivered server { id } }
  upstreamRequestIds userErrors { code field message } } }`;
const requestId = (n: number) => `req-${uuidOf(n)}`;

const sentIn = ({ body }: Seen) => (JSON.parse(body) as { events: SentEvent[] }).events;

/** Nova: every event with the code that `codeOf` gives it. */
function verdicts(request: Seen, nth: number, codeOf: (event: SentEvent) => number = () => 200): Answer {
  const events = sentIn(request).map((event) => {
    const code = codeOf(event);
    return { ...event, status: code === 200 ? 'completed' : 'failed', code };
  });
  const status = events.every(({ code }) => code === 200) ? 200 : 207;
  return { status, headers: { 'x-openstack-request-id': requestId(nth) }, json: { events } };
}

const version = (newest: string): Answer => ({ json: { version: { min_version: '2.1', version: newest } } });

async function open(answer: (request: Seen, nth: number) => Answer, env: Record<string, string> = {}) {
  const upstream = await fakeUpstream(answer);
  const { run } = await openGateway({ NOVA_URL: `${upstream.url}/v2.1`, ...env });
  const send = async (events: readonly object[]) => {
    const answered = await run(mutation, { variables: { events } });
    const report = (answered.data?.['createServerEvents'] ?? null) as Delivered | null;
    return { answered, report, codes: codes(answered) };
  };
  return { upstream, send };
}

const changed = (n: number, more: object = {}) => ({
  name: 'NETWORK_CHANGED',
  serverUuid: uuidOf(n),
  ...more,
});
const many = (count: number, tag: string) => Array.from({ length: count }, (_, n) => changed(n, { tag }));

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

  it('a discovery that fails is an error, and nothing goes out', async () => {
    const { upstream, send } = await open(() => ({ status: 500 }));
    expect((await send([{ name: 'POWER_UPDATE', serverUuid: nodeId, tag: 'POWER_ON' }])).codes).toEqual([
      'UPSTREAM_FAILED',
    ]);
    expect(upstream.lines).toEqual(['GET /v2.1/']);
  });
});

describe('many events', () => {
  it('are split greedily, in order, into bodies of at most 112 KiB, and each is sent once', async () => {
    const { upstream, send } = await open((request, nth) => verdicts(request, nth));
    const { report } = await send(many(5_000, 'port-é'));
    const bodies = upstream.seen.map(({ body }) => Buffer.byteLength(body));
    const event = Buffer.byteLength(
      `,${JSON.stringify({ name: 'network-changed', server_uuid: nodeId, status: 'completed', tag: 'port-é' })}`,
    );
    expect(Math.max(...bodies)).toBeLessThanOrEqual(112 * 1024);
    for (const size of bodies.slice(0, -1)) expect(size + event).toBeGreaterThan(112 * 1024);
    expect(upstream.seen.flatMap((request) => sentIn(request).map(({ server_uuid }) => server_uuid))).toEqual(
      Array.from({ length: 5_000 }, (_, n) => uuidOf(n)),
    );
    expect(report?.events.map(({ serverUuid }) => serverUuid)).toEqual(
      Array.from({ length: 5_000 }, (_, n) => uuidOf(n)),
    );
    expect(report?.userErrors).toEqual([]);
    expect(report?.upstreamRequestIds).toEqual(bodies.map((_, n) => requestId(n + 1)));
  });

  it('have each its own verdict', async () => {
    const byServer = new Map([200, 400, 404, 422, 418].map((code, n) => [uuidOf(n), code]));
    const { send } = await open((request, nth) =>
      verdicts(request, nth, ({ server_uuid }) => byServer.get(server_uuid) ?? 200),
    );
    const { report, codes } = await send([0, 1, 2, 3, 4].map((n) => changed(n)));
    expect(codes).toEqual([]);
    expect(report?.events.map(({ code, delivered }) => [code, delivered])).toEqual([
      [200, true],
      [400, false],
      [404, false],
      [422, false],
      [418, false],
    ]);
    expect(report?.userErrors.map(({ code, field }) => [code, field])).toEqual([
      ['INVALID_INPUT', ['events', '1', 'tag']],
      ['NOT_FOUND', ['events', '2', 'serverUuid']],
      ['INVALID_STATE', ['events', '3', 'serverUuid']],
      ['OUTCOME_UNKNOWN', ['events', '4']],
    ]);
  });

  it('all failed for an old nova, which does not say why', async () => {
    const { send } = await open(() => ({
      status: 404,
      json: { itemNotFound: { code: 404, message: 'No instances found for any event' } },
    }));
    const { report } = await send([changed(1), changed(2)]);
    expect(report?.events.map(({ code, delivered }) => [code, delivered])).toEqual([
      [null, false],
      [null, false],
    ]);
    expect(report?.userErrors.map(({ code }) => code)).toEqual(['OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN']);
  });

  it('are not told apart by an answer that does not fit what was sent', async () => {
    const { send } = await open((request, nth) => {
      const given = verdicts(request, nth);
      return typeof given === 'function'
        ? given
        : {
            ...given,
            json: {
              events: sentIn(request)
                .toReversed()
                .map((event) => ({ ...event, status: 'completed', code: 200 })),
            },
          };
    });
    const { report } = await send([changed(1), changed(2)]);
    expect(report?.events.map(({ delivered }) => delivered)).toEqual([null, null]);
    expect(report?.userErrors.map(({ code }) => code)).toEqual(['OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN']);
  });
});

describe('a part that fails', () => {
  const events = many(2_400, 'x'.repeat(20)); // three bodies
  const failing = (nth: number, answer: Answer) => (request: Seen, now: number) =>
    now === nth ? answer : verdicts(request, now);
  const tally = (values: readonly unknown[]) =>
    Object.fromEntries(
      [...new Set(values)].map((value) => [String(value), values.filter((one) => one === value).length]),
    );

  it.each([
    ['a reset', reset, 'OUTCOME_UNKNOWN'],
    ['silence', silence, 'OUTCOME_UNKNOWN'],
    ['503', { status: 503 }, 'OUTCOME_UNKNOWN'],
    ['500', { status: 500 }, 'OUTCOME_UNKNOWN'],
    ['broken JSON', { text: '{"events":' }, 'OUTCOME_UNKNOWN'],
    ['403', { status: 403, json: { forbidden: { code: 403, message: 'No' } } }, 'NOT_SENT'],
    ['413', { status: 413 }, 'NOT_SENT'],
  ])('by %s leaves the others standing, and nothing goes out twice', async (_how, answer: Answer, code) => {
    const { upstream, send } = await open(failing(2, answer), {
      NOVA_TIMEOUT: answer === silence ? '400ms' : '10s',
    });
    const { report, codes } = await send(events);
    const [first = [], second = []] = upstream.seen.map(sentIn);
    const rest = events.length - first.length - second.length;
    expect(codes).toEqual([]);
    expect(upstream.lines).toHaveLength(2);
    expect(rest).toBeGreaterThan(0);
    expect(report?.events).toHaveLength(events.length);
    expect(tally(report?.events.map(({ delivered }) => delivered) ?? [])).toEqual(
      code === 'NOT_SENT'
        ? { true: first.length, false: second.length + rest }
        : { true: first.length, null: second.length, false: rest },
    );
    expect(tally(report?.userErrors.map(({ code: said }) => said) ?? [])).toEqual(
      code === 'NOT_SENT'
        ? { NOT_SENT: second.length + rest }
        : { OUTCOME_UNKNOWN: second.length, NOT_SENT: rest },
    );
    expect(report?.userErrors[0]?.field).toEqual(['events', String(first.length)]);
  });

  it('as the first, without a trace, is an error of the whole', async () => {
    const { upstream, send } = await open(failing(1, { status: 403 }));
    const { report, codes } = await send(events);
    expect(report).toBeNull();
    expect(codes).toEqual(['UPSTREAM_FORBIDDEN']);
    expect(upstream.lines).toHaveLength(1);
  });

  it('as the first, though nova may have got it, is told event by event', async () => {
    const { upstream, send } = await open(failing(1, reset));
    const { report, codes } = await send([changed(1), changed(2)]);
    expect(codes).toEqual([]);
    expect(report?.userErrors.map(({ code }) => code)).toEqual(['OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN']);
    expect(upstream.lines).toHaveLength(1);
  });
});
