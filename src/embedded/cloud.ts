import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import { environment } from './environment.ts';
import type { Faults } from './faults.ts';
import { openFaults } from './faults.ts';
import type { Directory } from './keystone/directory.ts';
import { openKeystone } from './keystone.ts';
import type { NovaSeed } from './nova.ts';
import { openNova } from './nova.ts';
import type { Nova } from './nova.ts';
import type { Listening, Service } from './service.ts';
import { listen } from './service.ts';

/** What the cloud starts with; each part replaces the standard one. */
export interface CloudSeed {
  directory?: Directory;
  nova?: NovaSeed;
}

/** How the cloud is started. */
export interface CloudOptions {
  /** The time it lives in; the machine's unless given. */
  clock?: Clock;
  /** Keystone's port, the other services' follow; free ones unless given. */
  basePort?: number;
  /** Seconds until a token expires; 3600 unless given. */
  tokenLifetime?: number;
  seed?: CloudSeed;
}

/** A running cloud. */
export interface EmbeddedCloud {
  /** Addresses without a path. */
  urls: Readonly<Record<Part, string>>;
  /** What a shell or a client has to know to use it: `OS_*` variables. */
  env: Readonly<Record<string, string>>;
  clock: Clock;
  faults: Readonly<Record<Part, Faults>>;
  /** What the services hold, for tests to look at. */
  state: { nova: Nova['state'] };
  /** Stops everything; nothing of it keeps the process alive afterwards. */
  close(): Promise<void>;
}

type Part = 'keystone' | 'nova';

/** Starts every upstream on 127.0.0.1. With a port taken it rejects and leaves nothing behind. */
export async function startEmbeddedCloud(options: CloudOptions = {}): Promise<EmbeddedCloud> {
  const { clock = systemClock(), basePort, seed = {} } = options;
  const faults = { keystone: openFaults(), nova: openFaults() };
  const listening: Listening[] = [];
  const close = async () => {
    await Promise.all(listening.map((one) => one.close()));
  };
  const serve = async (service: Service, part: Part) => {
    const port = basePort === undefined ? 0 : basePort + listening.length;
    const one = await listen(service, { port, faults: faults[part] });
    listening.push(one);
    return one.url;
  };
  try {
    const urls = { keystone: '', inspector: '', nova: '', karbor: '' };
    const addresses = () => urls;
    const keystone = openKeystone({
      clock,
      addresses,
      directory: seed.directory,
      lifetime: options.tokenLifetime,
    });
    urls.keystone = await serve(keystone.service, 'keystone');
    const surroundings = { clock, check: keystone.check, authUrl: urls.keystone };
    const nova = openNova({ ...surroundings, seed: seed.nova });
    urls.nova = await serve(nova.service, 'nova');
    return { urls, env: environment(urls), clock, faults, state: { nova: nova.state }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The cloud's environment as `export NAME=value` lines for a shell. */
export function printCloud(cloud: EmbeddedCloud): string {
  return Object.entries(cloud.env)
    .map(([name, value]) => `export ${name}=${value}`)
    .join('\n');
}
