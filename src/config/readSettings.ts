import { embedded } from './embedded.ts';
import { environmentLayer } from './environment.ts';
import type { Environment } from './environment.ts';
import { ConfigError } from './faults.ts';
import { LayeredReader } from './layers.ts';
import type { Layer } from './layers.ts';
import { limits } from './limits.ts';
import { callers, listening } from './listening.ts';
import { pages } from './pages.ts';
import { callersOf, check } from './rules.ts';
import type { Reader } from './setting.ts';
import type { Settings } from './settings.ts';
import { telemetry } from './telemetry.ts';
import { upstreams } from './upstreams.ts';
import { writes } from './writes.ts';

/** Everything that settings are read from. */
export interface Surroundings {
  readonly env: Environment;
  /** Working directory and home: where files are looked for. */
  readonly cwd: string;
  readonly home: string;
  /** Variables that lead to the embedded cloud once it runs; while it serves, real services are looked for nowhere else. */
  readonly embedded?: Environment;
}

/** Reads the whole configuration, or throws a ConfigError that lists all that is wrong with it. */
export function readSettings(surroundings: Surroundings): Settings {
  const { env, cwd } = surroundings;
  const layers: readonly Layer[] = [environmentLayer(env, cwd)];
  const production = env['NODE_ENV'] === 'production';
  const asking = new LayeredReader(() => layers);
  const invented = embedded(asking, production);
  const real = invented ? [environmentLayer(surroundings.embedded ?? {}, cwd)] : layers;
  const reader = new LayeredReader((setting) => (setting.real ? real : layers));
  const settings = declare(reader, { production, embedded: invented });
  check(settings, reader);
  const faults = [...asking.faults, ...reader.faults];
  if (faults.length > 0) throw new ConfigError(faults);
  return settings;
}

/** All settings, each declared where it is read. */
export function declare(from: Reader, known: Pick<Settings, 'production' | 'embedded'>): Settings {
  const { proxies, redisUrl, shutdownGrace, ...address } = listening(from);
  const services = upstreams(from);
  return {
    ...address,
    ...known,
    callers: callersOf(callers(from), { ...services, ...known }),
    ...services,
    writes: writes(from),
    limits: limits(from),
    pages: pages(from, known.production),
    telemetry: { ...telemetry(from), shutdownGrace },
    proxies,
    redisUrl,
  };
}
