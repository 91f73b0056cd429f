import type { Clock } from '../clock.ts';

/** What in karbor can be down, and for how long it keeps its caller waiting, in ms on the service's clock. */
export interface Outages {
  /** The protection service: what goes over RPC fails after `answerAfter`, 30 s when left out. */
  stopProtection(answerAfter?: number): void;
  startProtection(): void;
  /** The store behind a provider's bank: its calls fail after `answerAfter`, 14 s when left out. */
  stopBank(providerId: string, answerAfter?: number): void;
  startBank(providerId: string): void;
  /** The protection plugin of a resource type: its flows end in `error`, `error-deleting` or `fail`. */
  breakPlugin(resourceType: string): void;
  mendPlugin(resourceType: string): void;
  /** Whether the protection service is down; tells it only once a caller would have given up. */
  protectionIsDown(): Promise<boolean>;
  bankIsDown(providerId: string): Promise<boolean>;
  pluginIsBroken(resourceType: string): boolean;
}

/** Nothing is down. */
export function openOutages(clock: Clock): Outages {
  let protection: number | null = null;
  const banks = new Map<string, number>();
  const plugins = new Set<string>();
  const after = async (ms: number | null | undefined): Promise<boolean> => {
    if (ms === null || ms === undefined) return false;
    if (ms > 0) await new Promise<void>((resolve) => clock.after(ms, resolve));
    return true;
  };
  return {
    stopProtection: (answerAfter = 30_000) => void (protection = answerAfter),
    startProtection: () => void (protection = null),
    stopBank: (providerId, answerAfter = 14_000) => void banks.set(providerId, answerAfter),
    startBank: (providerId) => void banks.delete(providerId),
    breakPlugin: (resourceType) => void plugins.add(resourceType),
    mendPlugin: (resourceType) => void plugins.delete(resourceType),
    protectionIsDown: async () => after(protection),
    bankIsDown: async (providerId) => after(banks.get(providerId)),
    pluginIsBroken: (resourceType) => plugins.has(resourceType),
  };
}
