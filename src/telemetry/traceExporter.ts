import { ExportResultCode } from '@opentelemetry/core';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { TraceSettings } from '../config/settings.ts';

/** How often at most it is told that spans are lost. */
const quiet = 60_000;

/** Sends spans over OTLP, as protobuf or JSON. No more than one that is lost in a minute is told of. */
export async function openExporter(
  { url, protocol }: TraceSettings,
  trouble: (error: Error) => void,
): Promise<SpanExporter> {
  const inner = await exporterFor(protocol, url);
  let told = -Infinity;
  return {
    export: (spans, done) =>
      inner.export(spans, (result) => {
        const now = performance.now();
        if (result.code !== ExportResultCode.SUCCESS && now - told > quiet) {
          told = now;
          trouble(result.error ?? new Error('the collector refused them'));
        }
        done(result);
      }),
    shutdown: async () => inner.shutdown(),
    forceFlush: async () => inner.forceFlush?.(),
  };
}

async function exporterFor(protocol: TraceSettings['protocol'], url: string): Promise<SpanExporter> {
  if (protocol === 'http/json') {
    const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
    return new OTLPTraceExporter({ url });
  }
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-proto');
  return new OTLPTraceExporter({ url });
}
