import { serve } from '../../src/cli/serve.ts';
import type { ManualClock } from '../../src/embedded/clock.ts';
import { manualClock } from '../../src/embedded/clock.ts';
import { startEmbeddedCloud } from '../../src/embedded/cloud.ts';
import type { EmbeddedCloud } from '../../src/embedded/cloud.ts';

/** The gateway on a port of its own, over an embedded cloud whose clock stands still. */
export interface Stand {
  readonly url: string;
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
  const serving = await serve({ ...cloud.env, ...calm, ...env }, '/nowhere');
  return {
    url: `${serving.url}/graphql`,
    cloud,
    clock,
    async close() {
      await serving.stop();
      await cloud.close();
    },
  };
}
