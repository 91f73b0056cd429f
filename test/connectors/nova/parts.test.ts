import { describe, expect, it } from 'vitest';
import { reset, silence } from '../../support/fakeUpstream.ts';
import type { Answer, Seen } from '../../support/fakeUpstream.ts';
import { nodeId, uuidOf } from '../../support/rows.ts';
import { changed, many, open, requestId, sentIn, verdicts } from './delivering.ts';

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
      [418, null],
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
    expect(report?.userErrors.map(({ code }) => code)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
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
