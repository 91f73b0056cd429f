import type { Clock } from '../clock.ts';
import type { Addresses } from './catalog.ts';
import type { Directory } from './directory.ts';
import { directory as standard } from './directory.ts';
import { keystoneService } from './api.ts';
import { Tokens } from './tokens.ts';
import type { Service } from '../service.ts';
import type { Check } from '../verdict.ts';

/** A keystone: its HTTP side, and the verdicts that the other services ask it for. */
interface Keystone {
  service: Service;
  check: Check;
  state: { directory: Directory };
}

/**
 * Opens a keystone with no tokens. `addresses` is asked whenever a catalog is printed; `lifetime` of tokens in
 * seconds (3600 like keystone's default).
 */
export function openKeystone(options: {
  clock: Clock;
  addresses: () => Addresses;
  directory?: Directory;
  lifetime?: number;
}): Keystone {
  const { clock, addresses, directory = standard, lifetime = 3600 } = options;
  const tokens = new Tokens(clock, lifetime);
  return {
    service: keystoneService({ directory, tokens, addresses }),
    check: (token) => tokens.check(token),
    state: { directory },
  };
}
