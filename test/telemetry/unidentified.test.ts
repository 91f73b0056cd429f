import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { fakeUpstream } from '../support/fakeUpstream.ts';
import { openServing } from '../support/serving.ts';

/** A gateway whose Keystone does as told, asked once by a caller whom it does not know; its metrics then. */
async function metricsAfter(keystone: Parameters<typeof fakeUpstream>[0], signal?: AbortSignal) {
  const { url } = await fakeUpstream(keystone);
  const gateway = await openServing({ OS_AUTH_URL: `${url}/v3`, METRICS_ADDRESS: '127.0.0.1:0' });
  const asked = fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-auth-token': 'a-token' },
    body: JSON.stringify({ query: '{ upstreamServices { name } }' }),
    ...(signal !== undefined && { signal }),
  });
  await asked.then(async (answer) => answer.text()).catch(() => null);
  return async () => (await fetch(`${gateway.metricsUrl ?? ''}/metrics`)).text();
}

describe('a request of which it does not become known who asks', () => {
  it.each([
    ['is away', 503, 'UPSTREAM_UNAVAILABLE'],
    ['refuses the token', 404, 'UNAUTHENTICATED'],
  ])('is counted, with its code, where Keystone %s', async (_, status, code) => {
    const metrics = await metricsAfter(() => ({ status, json: { error: { code: status } } }));
    const text = await metrics();
    expect(text).toContain('tributary_request_duration_seconds_count{type="none",outcome="failed"} 1\n');
    expect(text).toContain(`tributary_request_errors_total{code="${code}"} 1\n`);
  });

  it('takes as long as Keystone did', async () => {
    const metrics = await metricsAfter(async () => (await wait(60), { status: 404, json: {} }));
    expect(await metrics()).toContain(
      'tributary_request_duration_seconds_bucket{le="0.05",type="none",outcome="failed"} 0\n',
    );
  });

  it('is no fault of the gateway where its client left meanwhile', async () => {
    const client = new AbortController();
    const metrics = await metricsAfter(() => () => client.abort(), client.signal);
    await expect.poll(metrics).toContain('tributary_request_errors_total{code="UPSTREAM_CANCELLED"} 1\n');
  });
});
