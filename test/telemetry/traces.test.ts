import { describe, expect, it } from 'vitest';
import { serve } from '../../src/cli/serve.ts';
import { openExporter } from '../../src/telemetry/traceExporter.ts';
import { fakeUpstream, silence } from '../support/fakeUpstream.ts';
import type { FakeUpstream } from '../support/fakeUpstream.ts';
import { startGateway } from '../support/gatewayProcess.ts';
import { checkpointRow, operationLogRow, providerId, uuidOf } from '../support/rows.ts';
import { spansIn } from './spans.ts';
import type { SentSpan } from './spans.ts';

const project = '8ddb39bb67c146248915a044cf621a5f';
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const parentId = '00f067aa0ba902b7';
const secret = 'gAAAAABkarbors-own-token';
const query = `query Backups {
  one: operationLog(id: "${uuidOf(1)}") { id checkpoint { id } }
  two: operationLog(id: "${uuidOf(2)}") { id checkpoint { id } }
  gone: protectionProvider(id: "${providerId}") { id }
}`;

/** A karbor with two logs of one checkpoint, and no providers at the moment. */
const karbor = async () =>
  fakeUpstream(({ url }) => {
    const [, resource = '', id = ''] = /\/([a-z_]+)\/([\w-]+)$/.exec(url) ?? [];
    if (resource === 'operation_logs') return { json: { operation_log: operationLogRow(id) } };
    if (resource === 'checkpoints') return { json: { checkpoint: checkpointRow(id) } };
    return { status: 503, text: 'busy' };
  });

const settings = (upstream: FakeUpstream, more: Record<string, string>) => ({
  KARBOR_URL: `${upstream.url}/v1/${project}`,
  KARBOR_TOKEN: secret,
  KARBOR_RETRIES: '1',
  ...more,
});

async function ask(url: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return response.text();
}

/** A gateway in this process, which reads nothing of its environment but what is given. */
async function open(env: Record<string, string>) {
  const serving = await serve({ PORT: '0', LOG_LEVEL: 'silent', ...env }, '/nowhere');
  return serving;
}

describe('a trace', () => {
  let spans: readonly SentSpan[] = [];
  const named = (name: string) => spans.filter((span) => span.name === name);
  const one = (name: string) => {
    const [span, ...others] = named(name);
    if (span === undefined || others.length > 0) throw new Error(`${others.length} more of ${name}`);
    return span;
  };

  it('goes from the caller through request, batches and calls to the upstream, and is sent before the process ends', async () => {
    const upstream = await karbor();
    const collector = await fakeUpstream(() => ({ json: {} }));
    const gateway = await startGateway(
      settings(upstream, {
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
        OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20of-the-collector',
        OTEL_SERVICE_NAME: 'cloud-graph',
        OTEL_BSP_SCHEDULE_DELAY: '3600000',
      }),
    );
    await ask(gateway.url, { traceparent: `00-${traceId}-${parentId}-01`, tracestate: 'vendor=abc' });
    expect(collector.lines).toEqual([]);
    expect(await gateway.terminate()).toBe(0);

    expect(collector.lines).toEqual(['POST /v1/traces']);
    expect(collector.seen[0]?.headers).toMatchObject({ authorization: 'Bearer of-the-collector' });
    const { service, spans: sent } = spansIn(collector.seen[0]?.body ?? '');
    expect(service).toBe('cloud-graph');
    spans = sent;
    expect(spans.every((span) => span.traceId === traceId)).toBe(true);

    const request = one('POST /graphql');
    expect(request).toMatchObject({ parentSpanId: parentId, kind: 'server' });
    expect(request.attributes).toMatchObject({
      'http.request.method': 'POST',
      'http.route': '/graphql',
      'http.response.status_code': 200,
      'graphql.operation.type': 'query',
      'graphql.operation.name': 'Backups',
    });
    const logs = one('batch karbor operation-log.get');
    expect(logs).toMatchObject({ parentSpanId: request.spanId, kind: 'internal' });
    expect(logs.attributes).toMatchObject({ 'tributary.batch.size': 2 });
    const logCalls = named('karbor operation-log.get');
    expect(logCalls.map((span) => span.parentSpanId)).toEqual([logs.spanId, logs.spanId]);
    const checkpoints = one('batch karbor checkpoint.get');
    expect(checkpoints.attributes).toMatchObject({ 'tributary.batch.size': 1 });
    expect(one('karbor checkpoint.get')).toMatchObject({
      parentSpanId: checkpoints.spanId,
      kind: 'client',
      status: 'unset',
      attributes: {
        'http.request.method': 'GET',
        'http.response.status_code': 200,
        'server.address': '127.0.0.1',
        'server.port': upstream.port,
        'service.peer.name': 'karbor',
      },
    });

    // Each attempt is a call of its own; the failure goes up to the request.
    const attempts = named('karbor provider.get');
    expect(attempts.map(({ attributes }) => attributes['http.request.resend_count'])).toEqual([undefined, 1]);
    for (const span of [...attempts, one('batch karbor provider.get'), request])
      expect(span).toMatchObject({ status: 'error', attributes: { 'error.type': 'UPSTREAM_UNAVAILABLE' } });

    const arrived = upstream.seen.map(({ headers }) => headers['traceparent']).sort();
    const calls = spans.filter(({ kind }) => kind === 'client');
    expect(arrived).toEqual(calls.map(({ spanId }) => `00-${traceId}-${spanId}-01`).sort());
    expect(upstream.seen.every(({ headers }) => headers['tracestate'] === 'vendor=abc')).toBe(true);

    const body = collector.seen[0]?.body ?? '';
    for (const hidden of [
      secret,
      project,
      uuidOf(1),
      providerId,
      '/v1/',
      'query Backups',
      'of-the-collector',
    ])
      expect(body).not.toContain(hidden);
  }, 60_000);

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

  it.each([
    ['is away', async () => 'http://127.0.0.1:9'],
    ['never answers', async () => (await fakeUpstream(() => silence)).url],
    ['refuses them', async () => (await fakeUpstream(() => ({ status: 400, text: 'no' }))).url],
  ])(
    'costs no request anything when the collector %s',
    async (_state, collector) => {
      const upstream = await karbor();
      const gateway = await open(
        settings(upstream, { KARBOR_RETRIES: '0', OTEL_EXPORTER_OTLP_ENDPOINT: await collector() }),
      );
      const started = performance.now();
      const answers = await Promise.all(Array.from({ length: 150 }, async () => ask(gateway.url)));
      expect(answers.filter((answer) => !answer.includes(`"one":{"id":"${uuidOf(1)}"`))).toEqual([]);
      const stopping = performance.now();
      await gateway.stop();
      expect(stopping - started).toBeLessThan(8_000);
      expect(performance.now() - stopping).toBeLessThan(8_000);
    },
    60_000,
  );
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
