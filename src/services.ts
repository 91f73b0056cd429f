import { LRUCache } from 'lru-cache';
import type { Settings } from './config/settings.ts';
import type { GatewayContext, ServiceState } from './context.ts';
import { RequestError, UpstreamError } from './errors.ts';
import type { KeystoneClient } from './auth/keystone.ts';
import { unlessAborted } from './transport/abort.ts';
import type { RequestScope } from './transport/scope.ts';

type Version = string | null;
type Sessions = Omit<GatewayContext, 'services'>;
/** `open` gives the same caller's sessions in another scope. */
export type Probe = (
  scope: RequestScope,
  open: (scope: RequestScope) => Sessions,
) => Promise<readonly ServiceState[]>;

/** How long a probe's findings are kept, and for how many callers. */
const kept = { ttl: 5_000, max: 1_000 };
/** Milliseconds that upstreams have: whoever asks for one that is silent has little patience. */
const patience = 2_000;

/** Asks every configured upstream the cheapest thing that it answers; at most once in a few seconds for each caller. */
export function serviceProbe(settings: Settings, keystone: KeystoneClient | null): Probe {
  const found = new LRUCache<string, Promise<readonly ServiceState[]>>(kept);
  const time = Math.min(settings.limits.requestTimeout, patience);
  return async (scope, open) => {
    const { callerKey, signal } = scope;
    let states = found.get(callerKey);
    if (states === undefined) {
      // Others read what it finds, so it does not end with whoever asked first.
      states = probeAll(settings, keystone, open({ ...scope, signal: AbortSignal.timeout(time) }));
      found.set(callerKey, states);
    }
    return unlessAborted(states, signal, leaving);
  };
}

function leaving(reason: unknown): RequestError {
  return reason instanceof RequestError ? reason : new RequestError('REQUEST_TIMEOUT', 'The client left.');
}

async function probeAll(
  settings: Settings,
  keystone: KeystoneClient | null,
  { inspector, nova, karbor, tnco }: Sessions,
): Promise<readonly ServiceState[]> {
  return Promise.all([
    state('KEYSTONE', keystone !== null, async () => keystone?.version() ?? null),
    state('INSPECTOR', settings.inspector !== null, async () => inspector.client.newestVersion()),
    state('TNCO', settings.tnco !== null, async () => {
      await tnco.client.health();
      return null; // it tells none
    }),
    state('NOVA', settings.nova !== null, async () => {
      const minor = await nova.client.newestMinor();
      return minor === null ? null : `2.${minor}`;
    }),
    state('KARBOR', settings.karbor !== null, async () => {
      await karbor.client.providers({ limit: 1, marker: null }); // it has no version document that works (upstreams.md 5.1)
      return null;
    }),
  ]);
}

async function state(
  name: ServiceState['name'],
  configured: boolean,
  ask: () => Promise<Version>,
): Promise<ServiceState> {
  if (!configured) return { name, configured, reachable: null, version: null };
  try {
    return { name, configured, reachable: true, version: await ask() };
  } catch (error) {
    return { name, configured, reachable: reachableDespite(error, name), version: null };
  }
}

const away: ReadonlySet<string> = new Set([
  'UPSTREAM_UNREACHABLE',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
]);

/** Whoever probed could wait no longer. */
function isTooSlow({ code, cause }: UpstreamError): boolean {
  return code === 'UPSTREAM_CANCELLED' && cause instanceof DOMException && cause.name === 'TimeoutError';
}

/** Any answer shows that it is there; null when the call did not get as far as the upstream itself. */
function reachableDespite(error: unknown, name: ServiceState['name']): boolean | null {
  if (!(error instanceof UpstreamError) || error.call.upstream.toUpperCase() !== name) return null;
  if (away.has(error.code) || isTooSlow(error)) return false;
  return error.call.status === undefined ? null : true;
}
