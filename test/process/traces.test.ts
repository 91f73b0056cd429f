import { describe, expect, it } from 'vitest';
import { startGateway } from '../replicas/gatewayProcess.ts';
import { fakeUpstream } from '../support/fakeUpstream.ts';
import { project, providerId, uuidOf } from '../support/rows.ts';
import { spansIn } from '../telemetry/spans.ts';
import type { SentSpan } from '../telemetry/spans.ts';
import { ask, karbor, parentId, secret, settings, traceId } from '../telemetry/traced.ts';

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
    gateway.signal('SIGTERM');
    expect(await gateway.ended).toBe(0);

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
  });
});
