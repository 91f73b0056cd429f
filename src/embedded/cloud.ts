import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import { environment, exportLines } from './environment.ts';
import type { Faults } from './faults.ts';
import type { Inspector } from './inspector/inspector.ts';
import { openInspector } from './inspector/inspector.ts';
import type { InspectorSeed } from './inspector/seed.ts';
import type { KarborControls, KarborSeed } from './karbor/karbor.ts';
import { openKarbor } from './karbor/karbor.ts';
import type { Directory } from './keystone/directory.ts';
import { openKeystone } from './keystone/keystone.ts';
import type { Nova, NovaSeed } from './nova/nova.ts';
import { openNova } from './nova/nova.ts';
import type { Ports } from './ports.ts';
import { openPorts } from './ports.ts';
import type { ServiceName } from './service.ts';
import type { TncoAccount } from './tnco/accounts.ts';
import type { TncoSeed } from './tnco/seed.ts';
import type { Tnco } from './tnco/tnco.ts';
import { openTnco } from './tnco/tnco.ts';

/** What the cloud starts with; each part replaces the standard one. */
export interface CloudSeed {
  directory?: Directory;
  inspector?: InspectorSeed;
  nova?: NovaSeed;
  karbor?: KarborSeed;
  tnco?: TncoSeed;
  /** Who may log in to TNC-O, which asks no keystone. */
  tncoAccount?: TncoAccount;
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

/** A running cloud. */
export interface EmbeddedCloud {
  /** Addresses without a path. */
  urls: Readonly<Record<ServiceName, string>>;
  /** What a shell or a client has to know to use it: `OS_*`, `TNCO_URL` and `TNCO_TOKEN`. */
  env: Readonly<Record<string, string>>;
  clock: Clock;
  faults: Readonly<Record<ServiceName, Faults>>;
  /** What the services hold, for tests to look at. */
  state: { inspector: Inspector['state']; nova: Nova['state']; tnco: Tnco['state'] };
  /** What an operator can do to a service, and no client. */
  controls: { karbor: KarborControls };
  /** Stops everything; nothing of it keeps the process alive afterwards. */
  close(): Promise<void>;
}

/** Starts every upstream on 127.0.0.1. With a port taken it rejects and leaves nothing behind. */
export async function startEmbeddedCloud(options: CloudOptions = {}): Promise<EmbeddedCloud> {
  const ports = openPorts(options.basePort);
  try {
    return await opened(options, ports);
  } catch (error) {
    await ports.close();
    throw error;
  }
}

async function opened(options: CloudOptions, ports: Ports): Promise<EmbeddedCloud> {
  const { clock = systemClock(), seed = {}, tokenLifetime: lifetime } = options;
  const { urls, faults } = ports;
  const keystone = openKeystone({ clock, addresses: () => urls, directory: seed.directory, lifetime });
  await ports.serve(keystone.service);
  const surroundings = { clock, check: keystone.check, authUrl: urls.keystone };
  const inspector = openInspector({ ...surroundings, seed: seed.inspector });
  const nova = openNova({ ...surroundings, seed: seed.nova });
  const karbor = openKarbor({ ...surroundings, seed: seed.karbor });
  const tnco = openTnco({ clock, seed: seed.tnco, account: seed.tncoAccount });
  for (const { service } of [inspector, nova, karbor, tnco]) await ports.serve(service);
  const env = environment({ directory: keystone.state.directory, account: tnco.account }, urls);
  const state = { inspector: inspector.state, nova: nova.state, tnco: tnco.state };
  const controls = { karbor: karbor.controls };
  return { urls, env, clock, faults, state, controls, close: async () => ports.close() };
}

/** The cloud's environment as `export NAME=value` lines for a shell. */
export function printCloud(cloud: Pick<EmbeddedCloud, 'env'>): string {
  return exportLines(cloud.env);
}
