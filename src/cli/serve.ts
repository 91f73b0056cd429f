import { inspect } from 'node:util';
import type { Settings, TelemetrySettings } from '../config/settings.ts';
import { createGateway } from '../gateway.ts';
import type { Gateway } from '../gateway.ts';
import { createHttpFront } from '../http.ts';
import type { HttpFront } from '../http.ts';
import { toAll } from '../reports.ts';
import type { Reports } from '../reports.ts';
import { settle } from '../settled.ts';
import { openLog, reportsTo } from '../telemetry/log.ts';
import { openMetrics } from '../telemetry/metrics.ts';
import { listenForMetrics, serveMetrics } from '../telemetry/metricsServer.ts';
import { home } from './home.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What runs, and how it is stopped. */
export interface Serving {
  readonly url: string;
  readonly settings: Settings;
  /** Logs a failure that belongs to no request. */
  unforeseen(reason: unknown): void;
  stop(): Promise<void>;
}

/** `tributary serve`: the gateway behind its HTTP front and, with nothing configured, the embedded cloud behind the gateway. */
export async function serve(env: Environment, cwd: string): Promise<Serving> {
  const { settings, cloud } = await settle({ env, cwd, home: home() });
  const log = openLog(settings.telemetry);
  const reports = [reportsTo(log, settings.telemetry)];
  const gateway = await createGateway(settings, toAll(reports));
  const front = createHttpFront(gateway, settings);
  const stopMetrics = await startMetrics(settings.telemetry, { gateway, front, reports });
  const url = await front.app.listen({ host: settings.host, port: settings.port });
  return {
    url,
    settings,
    unforeseen: (reason) => log.error({ error: inspect(reason) }, 'unhandled rejection'),
    async stop() {
      await front.stop(settings.telemetry.shutdownGrace);
      await gateway.stop();
      await stopMetrics();
      await cloud?.close();
      log.flush();
    },
  };
}

interface Started {
  readonly gateway: Gateway;
  readonly front: HttpFront;
  readonly reports: Reports[];
}

/** The metrics, beside `/graphql` or on an address of their own; returns what stops them. */
async function startMetrics(
  { metrics: on, metricsAddress }: TelemetrySettings,
  { gateway, front, reports }: Started,
): Promise<() => Promise<void>> {
  if (!on) return async () => undefined;
  const { all: upstreams } = gateway.upstreams;
  const metrics = openMetrics({ upstreams, openRequests: () => front.open.count });
  reports.push(metrics.reports);
  if (metricsAddress !== null) return (await listenForMetrics(metrics, metricsAddress)).close;
  serveMetrics(front.app, metrics);
  return async () => undefined;
}
