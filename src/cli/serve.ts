import { homedir } from 'node:os';
import { readSettings } from '../config/readSettings.ts';
import type { Settings } from '../config/settings.ts';
import { createGateway } from '../gateway.ts';
import { createHttpFront } from '../http.ts';
import { openLog, reportsTo } from '../telemetry/log.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What runs, and how it is stopped. */
export interface Serving {
  readonly url: string;
  readonly settings: Settings;
  stop(): Promise<void>;
}

/** `tributary serve`: the gateway behind its HTTP front and, with nothing configured, the embedded cloud behind the gateway. */
export async function serve(env: Environment, cwd: string): Promise<Serving> {
  const surroundings = { env, cwd, home: homedir() };
  const first = readSettings(surroundings);
  const cloud = first.embedded ? await startCloud() : null;
  const settings = cloud === null ? first : readSettings({ ...surroundings, embedded: cloud.env });
  const log = openLog(settings.telemetry);
  const gateway = await createGateway(settings, reportsTo(log));
  const front = createHttpFront(gateway, settings);
  const url = await front.listen({ host: settings.host, port: settings.port });
  return {
    url,
    settings,
    async stop() {
      await front.close();
      await gateway.stop();
      await cloud?.close();
    },
  };
}

/** Loaded only when it serves: production starts without it. */
async function startCloud() {
  const { startEmbeddedCloud } = await import('../embedded/cloud.ts');
  return startEmbeddedCloud();
}
