import { serve } from '../../src/cli/serve.ts';
import type { ManualClock } from '../../src/embedded/clock.ts';
import { manualClock } from '../../src/embedded/clock.ts';
import { startEmbeddedCloud } from '../../src/embedded/cloud.ts';
import type { EmbeddedCloud } from '../../src/embedded/cloud.ts';
import { ask, at } from './asking.ts';
import type { Ids } from './requests.ts';

/** The gateway on a port of its own, over an embedded cloud whose clock stands still. */
export interface Stand {
  readonly url: string;
  /** The variables that it was started with. */
  readonly env: Readonly<Record<string, string>>;
  readonly cloud: EmbeddedCloud;
  readonly clock: ManualClock;
  close(): Promise<void>;
}

interface Wishes {
  /** Settings that differ from those of a gateway with anonymous callers. */
  readonly env?: Readonly<Record<string, string>>;
  /** Checkpoints in karbor. */
  readonly contents?: 'standard' | 'large';
}

// All stands begin alike, and at a time at which tokens are valid.
const start = new Date();

/** Opens a gateway and its cloud. */
export async function openStand({ env = {}, contents = 'standard' }: Wishes = {}): Promise<Stand> {
  const clock = manualClock(start);
  const cloud = await startEmbeddedCloud({ clock, seed: { karbor: { contents } } });
  const calm = { CALLERS: 'anonymous', REQUEST_TIMEOUT: '60s', PORT: '0', LOG_LEVEL: 'silent' };
  const all = { ...cloud.env, ...calm, ...env };
  const serving = await serve(all, '/nowhere');
  return {
    url: `${serving.url}/graphql`,
    env: all,
    cloud,
    clock,
    async close() {
      await serving.stop();
      await cloud.close();
    },
  };
}

/** Objects of a stand's cloud, by asking its gateway. */
export async function idsOf(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Ids> {
  const query = `{ nodes { nodes { id } } processes { nodes { id assemblyId } } protectionProviders { nodes { id checkpoints { nodes { id } } } } operationLogs { nodes { id } } }`;
  const { data } = await ask(url, { query }, headers);
  const text = (...keys: (string | number)[]) => String(at(data, ...keys));
  const nodes = at(data, 'nodes', 'nodes');
  return {
    nodes: Array.isArray(nodes) ? nodes.map((node: unknown) => String(at(node, 'id'))) : [],
    process: text('processes', 'nodes', 0, 'id'),
    assembly: text('processes', 'nodes', 0, 'assemblyId'),
    checkpoint: {
      providerId: text('protectionProviders', 'nodes', 0, 'id'),
      id: text('protectionProviders', 'nodes', 0, 'checkpoints', 'nodes', 0, 'id'),
    },
    operationLog: text('operationLogs', 'nodes', 0, 'id'),
  };
}
