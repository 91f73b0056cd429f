import { describe, expect, it } from 'vitest';
import { RequestError } from '../../../src/errors.ts';
import { fakeUpstream, silence } from '../../support/fakeUpstream.ts';
import type { Seen } from '../../support/fakeUpstream.ts';
import { codes, openGateway } from '../../support/gateway.ts';
import type { Answered } from '../../support/gateway.ts';
import { nodeId } from '../../support/rows.ts';

const send = `mutation ($events: [ServerEventInput!]!) {
  createServerEvents(input: { events: $events }) { events { delivered } userErrors { code } upstreamRequestIds }
}`;
/** Enough for two of nova's bodies. */
const events = Array.from({ length: 900 }, (_, n) => ({
  name: 'NETWORK_CHANGED',
  serverUuid: nodeId,
  tag: `port-${n}-${'x'.repeat(40)}`,
}));
const accepted = ({ body }: Seen) => {
  const { events: sent } = JSON.parse(body) as { events: object[] };
  return { json: { events: sent.map((event) => ({ ...event, status: 'completed', code: 200 })) } };
};
interface Report {
  readonly events: readonly { readonly delivered: boolean | null }[];
  readonly userErrors: readonly { readonly code: string }[];
}

/** How often each value stands in a list. */
function tally(values: readonly unknown[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
}

function counted(data: Answered['data']) {
  const { events, userErrors } = data?.['createServerEvents'] as Report;
  return {
    delivered: tally(events.map(({ delivered }) => delivered)),
    codes: tally(userErrors.map(({ code }) => code)),
  };
}

describe('events whose request comes to its end on the way', () => {
  it('keep the outcomes of the first part when the budget of calls is spent', async () => {
    const nova = await fakeUpstream(accepted);
    const { run } = await openGateway({ NOVA_URL: `${nova.url}/v2.1`, MAX_CALLS: '1' });
    const { data, errors } = await run(send, { variables: { events } });
    expect(errors).toEqual([]);
    const [first = 0] = nova.seen.map(({ body }) => (JSON.parse(body) as { events: object[] }).events.length);
    expect(nova.lines).toEqual(['POST /v2.1/os-server-external-events']);
    expect(counted(data)).toEqual({
      delivered: { true: first, false: 900 - first },
      codes: { NOT_SENT: 900 - first },
    });
  });

  it('are not known to have arrived when the time is up after they left', async () => {
    const time = new AbortController();
    const nova = await fakeUpstream(() => {
      time.abort(new RequestError('REQUEST_TIMEOUT', 'The request took too long.'));
      return silence;
    });
    const { run } = await openGateway({ NOVA_URL: `${nova.url}/v2.1` });
    const { data, errors } = await run(send, { variables: { events }, signal: time.signal });
    expect(errors).toEqual([]);
    const first = counted(data).delivered['null'] ?? 0;
    expect(first).toBeGreaterThan(0);
    expect(counted(data).codes).toEqual({ OUTCOME_UNKNOWN: first, NOT_SENT: 900 - first });
    expect(nova.lines).toHaveLength(1);
  });

  it('are not said to be under way when only the login was', async () => {
    const keystone = await fakeUpstream(() => silence);
    const nova = await fakeUpstream(accepted);
    const { run } = await openGateway({
      OS_AUTH_URL: keystone.url,
      OS_USERNAME: 'someone',
      OS_PASSWORD: 'a-password',
      OS_PROJECT_NAME: 'demo',
      OS_USER_DOMAIN_NAME: 'Default',
      OS_PROJECT_DOMAIN_NAME: 'Default',
      KEYSTONE_TIMEOUT: '200ms',
      CALLERS: 'anonymous',
      NOVA_URL: `${nova.url}/v2.1`,
    });
    const answer = await run(send, { variables: { events: events.slice(0, 1) } });
    expect(codes(answer)).toEqual(['UPSTREAM_TIMEOUT']);
    expect(nova.seen).toEqual([]);
  });
});
