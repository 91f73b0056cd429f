import { describe, expect, it } from 'vitest';
import { codes, openGateway } from './support/gateway.ts';
import { requestId } from './support/transport.ts';

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

it.each([
  [{ version: 1, sha256Hash: 'aa' }, 'provided sha does not match query'],
  [{ version: 2 }, 'Unsupported persisted query version'],
  ['x', 'Unsupported persisted query version'],
])(
  'tells of a persisted query that is none, in words of Apollo Server: %j',
  async (persistedQuery, words) => {
    const { gateway, log } = await openGateway(env);
    const signal = new AbortController().signal;
    const contextValue = await gateway.context({ requestId, token: null, signal });
    const request = { query: '{ __typename }', extensions: { persistedQuery } };
    const { http, body } = await gateway.server.executeOperation(request, { contextValue });
    expect(http.status).toBe(400);
    expect(body).toMatchObject({
      singleResult: { errors: [{ message: words, extensions: { code: 'BAD_REQUEST' } }] },
    });
    expect(log.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  },
);
