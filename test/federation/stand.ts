import { readSettings } from '../../src/config/readSettings.ts';
import type { ManualClock } from '../../src/embedded/clock.ts';
import { manualClock } from '../../src/embedded/clock.ts';
import { startEmbeddedCloud } from '../../src/embedded/cloud.ts';
import type { EmbeddedCloud } from '../../src/embedded/cloud.ts';
import { createGateway } from '../../src/gateway.ts';
import { createHttpFront } from '../../src/http.ts';

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
  const variables = { ...cloud.env, CALLERS: 'anonymous', REQUEST_TIMEOUT: '60s', ...env };
  const settings = readSettings({ env: variables, cwd: '/nowhere', home: '/nowhere' });
  const gateway = await createGateway(settings);
  const front = createHttpFront(gateway, settings);
  const address = await front.listen({ host: '127.0.0.1', port: 0 });
  return {
    url: `${address}/graphql`,
    cloud,
    clock,
    async close() {
      await front.close();
      await gateway.stop();
      await cloud.close();
    },
  };
}
