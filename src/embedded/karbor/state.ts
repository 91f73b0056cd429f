import type { Clock } from '../clock.ts';
import type { Bank } from './bank.ts';
import { openBank } from './bank.ts';
import type { Dependents } from './graph.ts';
import type { OperationLog, Plan, Provider, Restore } from './model.ts';
import { broken, notFound } from './refusal.ts';
import type { Outages } from './outages.ts';

/** Everything that one embedded karbor remembers. */
export interface State {
  readonly clock: Clock;
  readonly outages: Outages;
  readonly providers: readonly Provider[];
  readonly banks: ReadonlyMap<string, Bank>;
  readonly dependents: Dependents;
  readonly plans: Map<string, Plan>;
  readonly operationLogs: Map<string, OperationLog>;
  readonly restores: Map<string, Restore>;
  readonly verifications: Map<string, Restore>;
  /** Limits that were set, by project; what is not set has its default. */
  readonly quotas: Map<string, Map<string, number>>;
  /** Checkpoints in use, by project: karbor counts creations and takes deletions off. */
  readonly checkpointsUsed: Map<string, number>;
}

/** A karbor that knows its providers and nothing else. */
export function openState(given: Pick<State, 'clock' | 'outages' | 'providers' | 'dependents'>): State {
  return {
    ...given,
    banks: new Map(given.providers.map(({ id, bank }) => [id, openBank(bank, given.clock)])),
    plans: new Map(),
    operationLogs: new Map(),
    restores: new Map(),
    verifications: new Map(),
    quotas: new Map(),
    checkpointsUsed: new Map(),
  };
}

/** A provider's own record; 404 when the registry has none by this id. */
export function providerOf(state: State, id: string): Provider {
  const found = state.providers.find((provider) => provider.id === id);
  if (!found) throw notFound(`Provider ${id}`);
  return found;
}

/** A provider's bank, once it answers. */
export async function bankOf(state: State, providerId: string): Promise<Bank> {
  const { id } = providerOf(state, providerId);
  const bank = state.banks.get(id);
  if (!bank || (await state.outages.bankIsDown(id))) throw broken();
  return bank;
}

/** Counts a checkpoint more or less against its project's quota. */
export function countCheckpoint(state: State, projectId: string, by: 1 | -1): void {
  state.checkpointsUsed.set(projectId, Math.max(0, (state.checkpointsUsed.get(projectId) ?? 0) + by));
}
