import type { Caller } from './auth/callers.ts';
import type { InspectorSession } from './connectors/inspector/session.ts';
import type { KarborSession } from './connectors/karbor/session.ts';
import type { NovaSession } from './connectors/nova/session.ts';
import type { TncoSession } from './connectors/tnco/session.ts';
import type { RequestScope } from './transport/scope.ts';

/** What resolvers get: one session per upstream, and nothing of the HTTP request. */
export interface GatewayContext {
  readonly caller: Caller;
  readonly scope: RequestScope;
  readonly inspector: InspectorSession;
  readonly tnco: TncoSession;
  readonly nova: NovaSession;
  readonly karbor: KarborSession;
  /** The state of every upstream, as a probe of the last few seconds found it. */
  services(): Promise<readonly ServiceState[]>;
}

export interface ServiceState {
  readonly name: 'KEYSTONE' | 'INSPECTOR' | 'TNCO' | 'NOVA' | 'KARBOR';
  readonly configured: boolean;
  /** Null when that could not be found out. */
  readonly reachable: boolean | null;
  readonly version: string | null;
}
