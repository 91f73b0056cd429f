import type { Service } from './service.ts';
import type { Surroundings } from './verdict.ts';
import type { Provider } from './karbor/model.ts';
import type { Outages } from './karbor/outages.ts';
import { openOutages } from './karbor/outages.ts';
import { answer } from './karbor/pipeline.ts';
import type { Policies } from './karbor/policies.ts';
import { openPolicies } from './karbor/policies.ts';
import { seededDependents } from './karbor/plansSeed.ts';
import { seededProviders } from './karbor/providersSeed.ts';
import type { Seed } from './karbor/seed.ts';
import { plant } from './karbor/seed.ts';
import { openState } from './karbor/state.ts';

/** How one karbor is set up; what is left out is as in the embedded cloud. */
export interface KarborOptions {
  /** `standard` when left out. */
  seed?: Seed;
  /** The providers that its configuration files describe; seeded plans name the usual two. */
  providers?: readonly Provider[];
  /** `noauth` takes `user:project` for a token and asks keystone for nothing. */
  auth?: 'keystone' | 'noauth';
}

/** A karbor, with what its operator has a hand on and no client: what is down, and who may do what. */
export interface Karbor extends Service {
  readonly outages: Pick<
    Outages,
    'stopProtection' | 'startProtection' | 'stopBank' | 'startBank' | 'breakPlugin' | 'mendPlugin'
  >;
  readonly policies: Pick<Policies, 'set'>;
}

/** Opens a karbor of the last release that had code: providers, plans, checkpoints and all that is done to them. */
export function openKarbor(surroundings: Surroundings, options: KarborOptions = {}): Karbor {
  const { clock, check, authUrl = 'http://127.0.0.1:5000' } = surroundings;
  const outages = openOutages(clock);
  const policies = openPolicies();
  const providers = options.providers ?? Object.values(seededProviders);
  const state = openState({ clock, outages, providers, dependents: seededDependents });
  plant(state, options.seed ?? 'standard');
  const pipeline = { state, policies, check: options.auth === 'noauth' ? null : check, authUrl };
  return { name: 'karbor', outages, policies, handle: async (request) => answer(pipeline, request) };
}
