import {
  INVALID_SPAN_CONTEXT,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  defaultTextMapGetter,
  defaultTextMapSetter,
  trace,
} from '@opentelemetry/api';
import type { Context, Span as OpenSpan, Tracer } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { TraceSettings } from '../config/settings.ts';
import type { Attributes, Span, Traces } from '../transport/trace.ts';
import { openExporter } from './traceExporter.ts';

/** How long the last spans have to be sent. */
const lastWords = 3_000;

/**
 * Spans by way of OpenTelemetry's SDK, sent over OTLP. Sampler, limits, batches, headers and the resource's attributes come
 * from the standard variables, which the SDK reads by itself. `trouble` is told when a collector takes none.
 */
export async function openTraces(settings: TraceSettings, trouble: (error: Error) => void): Promise<Traces> {
  const exporter = await openExporter(settings, trouble);
  const resource = defaultResource()
    .merge(resourceFromAttributes({ 'service.name': 'tributary' }))
    .merge(detectResources({ detectors: [envDetector] }));
  const provider = new BasicTracerProvider({ resource, spanProcessors: [new BatchSpanProcessor(exporter)] });
  const maker = { tracer: provider.getTracer('tributary'), w3c: new W3CTraceContextPropagator() };
  return {
    request(headers, facts) {
      const outside = maker.w3c.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
      const name = `${String(facts['http.request.method'])} ${String(facts['http.route'])}`;
      const options = { kind: SpanKind.SERVER, attributes: { ...facts } };
      return new TracedSpan(maker, maker.tracer.startSpan(name, options, outside), outside);
    },
    shared: new TracedSpan(maker, trace.wrapSpanContext(INVALID_SPAN_CONTEXT), ROOT_CONTEXT),
    async close() {
      const late = new Promise<void>((resolve) => setTimeout(resolve, lastWords).unref());
      await Promise.race([provider.shutdown().catch(() => undefined), late]);
    },
  };
}

interface Maker {
  readonly tracer: Tracer;
  readonly w3c: W3CTraceContextPropagator;
}

const kinds = { client: SpanKind.CLIENT, internal: SpanKind.INTERNAL } as const;

class TracedSpan implements Span {
  readonly #maker: Maker;
  readonly #span: OpenSpan;
  readonly #context: Context;
  #hasFailed = false;

  constructor(maker: Maker, span: OpenSpan, outside: Context) {
    this.#maker = maker;
    this.#span = span;
    this.#context = trace.setSpan(outside, span);
  }

  get headers(): Record<string, string> {
    const headers: Record<string, string> = {};
    this.#maker.w3c.inject(this.#context, headers, defaultTextMapSetter);
    return headers;
  }

  start(name: string, kind: keyof typeof kinds, facts: Attributes = {}): Span {
    const options = { kind: kinds[kind], attributes: { ...facts } };
    const span = this.#maker.tracer.startSpan(name, options, this.#context);
    return new TracedSpan(this.#maker, span, this.#context);
  }

  setAttributes(facts: Attributes): void {
    this.#span.setAttributes({ ...facts });
  }

  /** The first reason stays: what comes of it, such as the answer's status, says less. */
  fail(code: string): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    this.#span.setAttribute('error.type', code).setStatus({ code: SpanStatusCode.ERROR });
  }

  end(): void {
    this.#span.end();
  }
}
