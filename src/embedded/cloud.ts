import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import { environment, exportLines } from './environment.ts';
import type { Faults } from './faults.ts';
import { openFaults } from './faults.ts';
import type { Inspector } from './inspector/inspector.ts';
import { openInspector } from './inspector/inspector.ts';
import type { InspectorSeed } from './inspector/seed.ts';
import type { KarborControls, KarborSeed } from './karbor/karbor.ts';
import { openKarbor } from './karbor/karbor.ts';
import type { Directory } from './keystone/directory.ts';
import { openKeystone } from './keystone/keystone.ts';
import type { Nova, NovaSeed } from './nova/nova.ts';
import { openNova } from './nova/nova.ts';
import type { Listening, Service } from './service.ts';
import { listen } from './service.ts';

/** What the cloud starts with; each part replaces the standard one. */
export interface CloudSeed {
  directory?: Directory;
  inspector?: InspectorSeed;
  nova?: NovaSeed;
  karbor?: KarborSeed;
}

/** How the cloud is started. */
export interface CloudOptions {
  /** The time it lives in; the machine's unless given. */
  clock?: Clock;
  /** Keystone's port; those of inspector, nova, karbor and TNC-O follow. Free ones unless given. */
  basePort?: number;
  /** Seconds until a token expires; 3600 unless given. */
  tokenLifetime?: number;
  seed?: CloudSeed;
}

const parts = ['keystone', 'inspector', 'nova', 'karbor'] as const;

/** One of the cloud's upstreams. */
export type Part = (typeof parts)[number];

/** A running cloud. */
export interface EmbeddedCloud {
  /** Addresses without a path. */
  urls: Readonly<Record<Part, string>>;
  /** What a shell or a client has to know to use it: `OS_*` variables. */
  env: Readonly<Record<string, string>>;
  clock: Clock;
  faults: Readonly<Record<Part, Faults>>;
  /** What the services hold, for tests to look at. */
  state: { inspector: Inspector['state']; nova: Nova['state'] };
  /** What an operator can do to a service, and no client. */
  controls: { karbor: KarborControls };
  /** Stops everything; nothing of it keeps the process alive afterwards. */
  close(): Promise<void>;
}

/** Starts every upstream on 127.0.0.1. With a port taken it rejects and leaves nothing behind. */
export async function startEmbeddedCloud(options: CloudOptions = {}): Promise<EmbeddedCloud> {
  const { clock = systemClock(), basePort, seed = {}, tokenLifetime } = options;
  const faults = {
    keystone: openFaults(),
    inspector: openFaults(),
    nova: openFaults(),
    karbor: openFaults(),
  };
  const listening: Listening[] = [];
  const close = async () => {
    await Promise.all(listening.map((one) => one.close()));
  };
  const serve = async (part: Part, service: Service) => {
    const port = basePort === undefined ? 0 : basePort + parts.indexOf(part);
    const one = await listen(service, { port, faults: faults[part] });
    listening.push(one);
    return one.url;
  };
  try {
    const urls = { keystone: '', inspector: '', nova: '', karbor: '' };
    const keystone = openKeystone({
      clock,
      addresses: () => urls,
      directory: seed.directory,
      lifetime: tokenLifetime,
    });
    urls.keystone = await serve('keystone', keystone.service);
    const surroundings = { clock, check: keystone.check, authUrl: urls.keystone };
    const inspector = openInspector({ ...surroundings, seed: seed.inspector });
    const nova = openNova({ ...surroundings, seed: seed.nova });
    urls.inspector = await serve('inspector', inspector.service);
    urls.nova = await serve('nova', nova.service);
    const karbor = openKarbor({ ...surroundings, seed: seed.karbor });
    urls.karbor = await serve('karbor', karbor.service);
    const state = { inspector: inspector.state, nova: nova.state };
    return {
      urls,
      env: environment(keystone.state.directory, urls),
      clock,
      faults,
      state,
      controls: { karbor: karbor.controls },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The cloud's environment as `export NAME=value` lines for a shell. */
export function printCloud(cloud: Pick<EmbeddedCloud, 'env'>): string {
  return exportLines(cloud.env);
}
