import type { Service } from '../service.ts';
import type { Surroundings } from '../verdict.ts';
import type { Provider } from './model.ts';
import type { Outages } from './outages.ts';
import { openOutages } from './outages.ts';
import { answer } from './pipeline.ts';
import type { Policies } from './policies.ts';
import { openPolicies } from './policies.ts';
import { seededDependents } from './plansSeed.ts';
import { seededProviders } from './providersSeed.ts';
import type { Contents } from './seed.ts';
import { plant } from './seed.ts';
import { openState } from './state.ts';

/** What a karbor starts with; what is left out is as in the embedded cloud. */
export interface KarborSeed {
  /** `standard` when left out. */
  contents?: Contents;
  /** The providers that its configuration files describe; seeded plans name the usual two. */
  providers?: readonly Provider[];
  /** `noauth` takes `user:project` for a token and asks keystone for nothing. */
  auth?: 'keystone' | 'noauth';
}

/** A karbor: its HTTP side, and what its operator has a hand on and no client. */
interface Karbor {
  service: Service;
  /** What is down, and who may do what. */
  controls: KarborControls;
}

/** Karbor's outages and its policy file. */
export type KarborControls = Pick<
  Outages,
  'stopProtection' | 'startProtection' | 'stopBank' | 'startBank' | 'breakPlugin' | 'mendPlugin'
> & {
  /** Sets the rule of an action such as `provider:checkpoint_create`. */
  setPolicy: Policies['set'];
};

/** Opens a karbor of the last release that had code: providers, plans, checkpoints and all that is done to them. */
export function openKarbor(options: Surroundings & { seed?: KarborSeed }): Karbor {
  const { clock, check, authUrl = 'http://127.0.0.1:5000', seed = {} } = options;
  const outages = openOutages(clock);
  const policies = openPolicies();
  const providers = seed.providers ?? Object.values(seededProviders);
  const state = openState({ clock, outages, providers, dependents: seededDependents });
  plant(state, seed.contents ?? 'standard');
  const pipeline = { state, policies, check: seed.auth === 'noauth' ? null : check, authUrl };
  return {
    service: { name: 'karbor', handle: async (request) => answer(pipeline, request) },
    controls: { ...outages, setPolicy: (action, rule) => policies.set(action, rule) },
  };
}
