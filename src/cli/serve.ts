import { setTimeout as wait } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { Logger } from 'pino';
import type { Settings, TelemetrySettings } from '../config/settings.ts';
import { createGateway } from '../gateway.ts';
import type { Gateway } from '../gateway.ts';
import { createHttpFront } from '../http/front.ts';
import type { HttpFront } from '../http/front.ts';
import { toAll } from '../reports.ts';
import type { Reports } from '../reports.ts';
import { settle } from '../settled.ts';
import { withBacklog } from '../telemetry/backlog.ts';
import type { Backlog } from '../telemetry/backlog.ts';
import { openLog, reportsTo } from '../telemetry/log.ts';
import { openMetrics } from '../telemetry/metrics.ts';
import type { Snapshot } from '../telemetry/metrics.ts';
import { listenForMetrics, serveMetrics } from '../telemetry/metricsServer.ts';
import { cutSecrets } from '../transport/envelope.ts';
import type { Traces } from '../transport/trace.ts';
import type { Environment } from '../config/sources/environment.ts';
import { surroundings } from '../config/surroundings.ts';
import { listening } from './refuse.ts';

/** What runs, and how it is stopped. */
export interface Serving {
  readonly url: string;
  readonly settings: Settings;
  /** Logs a failure that belongs to no request. */
  unforeseen(reason: unknown): void;
  /** Where its metrics are, when on an address of their own. */
  readonly metricsUrl: string | null;
  /** Its own metrics, for whoever gathers those of several processes. */
  readonly snapshot: () => Promise<Snapshot>;
  /** Ends without losing a request: no connection is taken any more, and resolves when those that there are have ended. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

/** What one of several processes behind a port has from outside. */
interface Shared {
  /** The environment of an embedded cloud that another process runs. */
  readonly embedded: Readonly<Record<string, string>> | null;
  /** The metrics of all the processes. */
  gathered(): Promise<string>;
}

/** `tributary serve`: the gateway behind its HTTP front and, with nothing configured, the embedded cloud behind the gateway. */
export async function serve(env: Environment, cwd: string, shared: Shared | null = null): Promise<Serving> {
  const { settings, cloud } = await settle(surroundings(env, cwd), shared?.embedded ?? null);
  const log = openLog(settings.telemetry);
  const reports = [reportsTo(log, settings.telemetry)];
  const traces = await startTraces(settings.telemetry, log);
  const backlog = withBacklog(toAll(reports));
  const gateway = await createGateway(settings, backlog, traces);
  const front = createHttpFront(gateway, settings);
  const metrics = await startMetrics(settings.telemetry, {
    gateway,
    front,
    reports,
    backlog,
    shared,
  });
  const url = await listening(
    'HOST and PORT',
    front.app.listen({ host: settings.host, port: settings.port }),
  );
  return {
    url,
    settings,
    unforeseen(reason) {
      backlog.flush();
      log.error({ error: inspect(reason) }, 'unhandled rejection');
    },
    metricsUrl: metrics.url,
    snapshot: metrics.snapshot,
    async drain() {
      await metrics.stop();
      await Promise.race([front.drain(), wait(front.app.server.keepAliveTimeout, null, { ref: false })]);
    },
    async stop() {
      await front.stop(settings.shutdownGrace);
      await gateway.stop();
      await traces?.close();
      await metrics.stop();
      await cloud?.close();
      backlog.flush();
      log.flush();
    },
  };
}

interface Started {
  readonly gateway: Gateway;
  readonly front: HttpFront;
  readonly reports: Reports[];
  readonly backlog: Backlog;
  readonly shared: Shared | null;
}

interface Exposed {
  readonly url: string | null;
  readonly snapshot: () => Promise<Snapshot>;
  readonly stop: () => Promise<void>;
}

/** The metrics, beside `/graphql` or on an address of their own. */
async function startMetrics(
  { metrics: on, metricsAddress }: TelemetrySettings,
  { gateway, front, reports, backlog, shared }: Started,
): Promise<Exposed> {
  if (!on) return { url: null, snapshot: async () => [], stop: async () => undefined };
  const { all: upstreams } = gateway.upstreams;
  const own = openMetrics({
    upstreams,
    openRequests: () => front.open.count,
    store: () => gateway.shared.state(),
    flush: () => backlog.flush(),
  });
  const metrics = shared === null ? own : { ...own, print: async () => shared.gathered() };
  reports.push(own.reports);
  if (metricsAddress === null) {
    serveMetrics(front.app, metrics);
    return { url: null, snapshot: own.snapshot, stop: async () => undefined };
  }
  const { url, close } = await listening('METRICS_ADDRESS', listenForMetrics(metrics, metricsAddress));
  return { url, snapshot: own.snapshot, stop: close };
}

/** Its libraries are loaded only when traces are wanted. */
async function startTraces({ traces }: TelemetrySettings, log: Logger): Promise<Traces | null> {
  if (traces === null) return null;
  const { openTraces } = await import('../telemetry/traces.ts');
  return openTraces(traces, (error) => log.warn({ error: cutSecrets(error.message) }, 'traces not taken'));
}
