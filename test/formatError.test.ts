import { describe, expect, it } from 'vitest';
import { codes, openGateway } from './support/gateway.ts';

const env = { INSPECTOR_URL: 'http://127.0.0.1:1', NOVA_URL: 'http://127.0.0.1:1/v2.1' };

describe('a value that only its type allows', () => {
  const event = '{ name: NETWORK_CHANGED, serverUuid: "3d7ecfea-4eab-4d5b-9801-0721b604dfc5", status: $v }';
  it.each([
    ['first', 'query ($v: Int) { nodes(first: $v) { nodes { id } } }', { v: null }],
    [
      'order',
      'query ($v: CheckpointOrder) { checkpoints(providerId: "p", order: $v) { nodes { id } } }',
      { v: null },
    ],
    ['if', 'query ($v: Boolean = false) { __typename @include(if: $v) }', { v: null }],
    ['if', 'query ($v: Boolean = false) { __schema { queryType { name @skip(if: $v) } } }', { v: null }],
    [
      'input',
      `mutation ($v: ServerEventStatus = FAILED) { createServerEvents(input: { events: [${event}] }) { userErrors { code } } }`,
      { v: null },
    ],
    [
      'Too many errors',
      'mutation ($v: [ServerEventInput!]!) { createServerEvents(input: { events: $v }) { userErrors { code } } }',
      { v: Array.from({ length: 60 }, () => 'no event') },
    ],
  ])('is wrong input, by the name of the argument: %s in %s', async (named, query, variables) => {
    const { run, calls, log } = await openGateway(env);
    for (let time = 0; time < 3; time++) {
      const answer = await run(query, { variables });
      expect(new Set(codes(answer))).toEqual(new Set(['BAD_USER_INPUT']));
      expect(answer.errors.at(-1)?.message).toContain(named);
    }
    expect(calls).toEqual([]);
    expect(log.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  });
});
