import { describe, expect, it } from 'vitest';
import { serve } from '../../src/cli/serve.ts';
import { openExporter } from '../../src/telemetry/traceExporter.ts';
import { fakeUpstream, silence } from '../support/fakeUpstream.ts';
import { uuidOf } from '../support/rows.ts';
import { spansIn } from './spans.ts';
import { ask, karbor, parentId, settings, traceId } from './traced.ts';

/** A gateway in this process, which reads nothing of its environment but what is given. */
async function open(env: Record<string, string>) {
  const serving = await serve({ PORT: '0', LOG_LEVEL: 'silent', SHUTDOWN_GRACE: '1ms', ...env }, '/nowhere');
  return serving;
}

describe('a trace', () => {
  it('begins at the gateway when the caller has none', async () => {
    const upstream = await karbor();
    const collector = await fakeUpstream(() => ({ json: {} }));
    const serving = await open(settings(upstream, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }));
    await ask(serving.url, { traceparent: '00-00000000000000000000000000000000-0000000000000000-01' });
    await serving.stop();
    const arrived = upstream.seen.map(
      ({ headers }) => /^00-(\w{32})-/.exec(String(headers['traceparent']))?.[1],
    );
    expect(new Set(arrived).size).toBe(1);
    expect(arrived[0]).not.toMatch(/^0+$/);
    // The default protocol is protobuf.
    expect(collector.seen.map(({ headers }) => headers['content-type'])).toEqual(['application/x-protobuf']);
    expect(collector.seen[0]?.body).toContain('batch karbor operation-log.get');
  });

  it('tells of a request that failed by what failed, and not by the status that came of it', async () => {
    const collector = await fakeUpstream(() => ({ json: {} }));
    const keystone = { OS_AUTH_URL: 'http://127.0.0.1:9', KEYSTONE_RETRIES: '0' };
    const exporter = {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    };
    const gateway = await open({ ...keystone, ...exporter });
    await ask(gateway.url, { 'x-auth-token': 'of-a-caller' });
    await gateway.stop();
    const { spans } = spansIn(collector.seen[0]?.body ?? '');
    expect(spans.find(({ name }) => name === 'POST /graphql')).toMatchObject({
      status: 'error',
      attributes: { 'http.response.status_code': 503, 'error.type': 'UPSTREAM_UNAVAILABLE' },
    });
  });

  it('is passed on as it came where none is made', async () => {
    const upstream = await karbor();
    const gateway = await open(settings(upstream, {}));
    await ask(gateway.url, { traceparent: `00-${traceId}-${parentId}-01`, tracestate: 'vendor=abc' });
    await gateway.stop();
    const arrived = upstream.seen.map(({ headers }) =>
      [headers['traceparent'], headers['tracestate']].join(),
    );
    expect(new Set(arrived)).toEqual(new Set([`00-${traceId}-${parentId}-01,vendor=abc`]));
  });

  it('costs no request anything when the collector is away, never answers or refuses them', async () => {
    const collectors = {
      away: 'http://127.0.0.1:9',
      silent: (await fakeUpstream(() => silence)).url,
      refusing: (await fakeUpstream(() => ({ status: 400, text: 'no' }))).url,
    };
    const upstream = await karbor();
    const one = async ([state, url]: readonly [string, string]) => {
      const gateway = await open(
        settings(upstream, { KARBOR_RETRIES: '0', OTEL_EXPORTER_OTLP_ENDPOINT: url }),
      );
      const started = performance.now();
      const answers = await Promise.all(Array.from({ length: 100 }, async () => ask(gateway.url)));
      expect(
        answers.filter((answer) => !answer.includes(`"one":{"id":"${uuidOf(1)}"`)),
        state,
      ).toEqual([]);
      const stopping = performance.now();
      await gateway.stop();
      expect(stopping - started, state).toBeLessThan(8_000);
      expect(performance.now() - stopping, state).toBeLessThan(8_000);
    };
    await Promise.all(Object.entries(collectors).map(one));
  }, 60_000);
});

it('tells once that a collector takes no spans', async () => {
  const troubles: string[] = [];
  const collector = await fakeUpstream(() => ({ status: 400, text: 'no' }));
  const exporter = await openExporter({ url: collector.url, protocol: 'http/json' }, ({ message }) =>
    troubles.push(message),
  );
  const send = async () => new Promise((resolve) => exporter.export([], resolve));
  await send();
  await send();
  await exporter.shutdown();
  expect(collector.lines).toHaveLength(2);
  expect(troubles).toHaveLength(1);
});
