/** A span as a collector gets it. */
export interface SentSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly kind: 'internal' | 'server' | 'client';
  readonly status: 'unset' | 'ok' | 'error';
  readonly attributes: Readonly<Record<string, unknown>>;
}

interface Pair {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Pair[] };
    readonly scopeSpans: readonly { readonly spans: readonly Raw[] }[];
  }[];
}

type Raw = Omit<SentSpan, 'kind' | 'status' | 'attributes'> & {
  readonly kind: number;
  readonly status: { readonly code?: number };
  readonly attributes: readonly Pair[];
};

const kinds = ['internal', 'internal', 'server', 'client'] as const;
const statuses = ['unset', 'ok', 'error'] as const;

/** The spans in a request of OTLP's JSON form, and the service that they come from. */
export function spansIn(body: string): { readonly service: unknown; readonly spans: readonly SentSpan[] } {
  const { resourceSpans } = JSON.parse(body) as Sent;
  const spans = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  return {
    service: valuesOf(resourceSpans[0]?.resource.attributes ?? [])['service.name'],
    spans: spans.map(({ kind, status, attributes, ...rest }) => ({
      ...rest,
      kind: kinds[kind] ?? 'internal',
      status: statuses[status.code ?? 0] ?? 'unset',
      attributes: valuesOf(attributes),
    })),
  };
}

function valuesOf(pairs: readonly Pair[]): Record<string, unknown> {
  return Object.fromEntries(pairs.map(({ key, value }) => [key, Object.values(value)[0]]));
}
