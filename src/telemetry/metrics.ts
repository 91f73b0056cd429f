import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { errorCodes } from '../errors.ts';
import type { Reports } from '../reports.ts';
import type { StoreState } from '../store/store.ts';
import type { Upstream } from '../transport/upstream.ts';

/** What the gauges are read off when someone asks. */
interface Watched {
  readonly upstreams: readonly Upstream[];
  readonly openRequests: () => number;
  /** Null where nothing is shared. */
  readonly store?: () => StoreState | null;
  /** Tells what waits to be told. */
  readonly flush?: () => void;
}

/** Metrics as they are handed from one process to another. */
export type Snapshot = readonly { readonly type?: unknown }[];

export interface Metrics {
  readonly reports: Reports;
  readonly contentType: string;
  /** The text that Prometheus reads. */
  print(): Promise<string>;
  readonly snapshot: () => Promise<Snapshot>;
}

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const breakerStates = ['closed', 'open', 'half-open', 'off'] as const;

/** Counts by upstream, operation and status; never by a URL, an id or a client's own name for its operation. */
export function openMetrics(watched: Watched): Metrics {
  const registry = new Registry();
  // Event-loop lag, garbage collection, memory. The lag holds the milliseconds between two looks, each of which wakes the process.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 20 });
  const calls = new Histogram({
    name: 'tributary_upstream_call_duration_seconds',
    help: 'Upstream calls by operation, HTTP status (none where no answer came) and error code (OK where it succeeded).',
    labelNames: ['upstream', 'operation', 'status', 'code'],
    buckets,
    registers: [registry],
  });
  const requests = new Histogram({
    name: 'tributary_request_duration_seconds',
    help: 'GraphQL requests by type of operation and outcome: ok, partial (data and errors), failed (no data).',
    labelNames: ['type', 'outcome'],
    buckets,
    registers: [registry],
  });
  const errors = new Counter({
    name: 'tributary_request_errors_total',
    help: 'GraphQL requests whose answer holds an error of this code.',
    labelNames: ['code'],
    registers: [registry],
  });
  // A series that begins with its first error has no increase, so no alert would hear of that one.
  for (const code of Object.keys(errorCodes)) errors.inc({ code }, 0);
  watchUpstreams(registry, watched);
  watchStore(registry, watched);
  return {
    contentType: registry.contentType,
    async print() {
      watched.flush?.();
      return registry.metrics();
    },
    async snapshot() {
      watched.flush?.();
      const metrics = await registry.getMetricsAsJSON();
      // The lag of several processes is that of the one that lags most, which an average would hide.
      return metrics.map((one) => (one.aggregator === 'average' ? { ...one, aggregator: 'max' } : one));
    },
    reports: {
      audit: () => undefined,
      failure: () => undefined,
      call: ({ upstream, operation, status, code, milliseconds }) =>
        calls.observe(
          { upstream, operation, status: status ?? 'none', code: code ?? 'OK' },
          milliseconds / 1000,
        ),
      request({ type, outcome, milliseconds, codes }) {
        requests.observe({ type: type ?? 'none', outcome }, milliseconds / 1000);
        for (const code of codes) errors.inc({ code });
      },
    },
  };
}

function watchUpstreams(registry: Registry, { upstreams, openRequests }: Watched): void {
  const gauge = (name: string, help: string, labelNames: string[], read: (gauge: Gauge) => void) => {
    const made: Gauge = new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      collect: () => read(made),
    });
  };
  gauge('tributary_processes', 'Processes that serve: the workers, where there are several.', [], (one) =>
    one.set(1),
  );
  gauge('tributary_requests_open', 'GraphQL requests being answered.', [], (open) =>
    open.set(openRequests()),
  );
  gauge('tributary_upstream_calls_running', 'Calls not answered yet.', ['upstream'], (running) => {
    for (const { name, load } of upstreams) running.set({ upstream: name }, load.running);
  });
  gauge('tributary_upstream_calls_queued', 'Calls that wait for a turn.', ['upstream'], (queued) => {
    for (const { name, load } of upstreams) queued.set({ upstream: name }, load.queued);
  });
  const help = 'Circuit breaker: 1 for the state that it is in.';
  gauge('tributary_upstream_breaker_state', help, ['upstream', 'state'], (breaker) => {
    for (const { name, load } of upstreams)
      for (const state of breakerStates)
        breaker.set({ upstream: name, state }, load.breaker === state ? 1 : 0);
  });
}

function watchStore(registry: Registry, { upstreams, store = () => null }: Watched): void {
  const registers = [registry];
  const finals = new Counter({
    name: 'tributary_final_objects_total',
    help: 'Reads of objects that may be kept once they are final: hit where no upstream was asked.',
    labelNames: ['upstream', 'outcome'],
    registers,
    collect() {
      finals.reset();
      for (const { name: upstream, finals: kept } of upstreams) {
        if (kept === null) continue;
        finals.inc({ upstream, outcome: 'hit' }, kept.hits);
        finals.inc({ upstream, outcome: 'miss' }, kept.misses);
      }
    },
  });
  if (store() === null) return;
  const shared: Gauge = new Gauge({
    name: 'tributary_store_shared',
    help: 'Processes that share a store through Redis; one that is missing goes on with its own memory.',
    registers,
    collect: () => shared.set(store()?.shared === true ? 1 : 0),
  });
  const losses = new Counter({
    name: 'tributary_store_losses_total',
    help: 'How often Redis was lost: unreachable, slow, full, refused, malformed.',
    labelNames: ['reason'],
    registers,
    collect() {
      losses.reset();
      for (const [reason, count] of Object.entries(store()?.losses ?? {})) losses.inc({ reason }, count);
    },
  });
}
