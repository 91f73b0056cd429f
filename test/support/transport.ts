import { onTestFinished } from 'vitest';
import { fixedAccess, ticketFor } from '../../src/auth/fixed.ts';
import type { UpstreamSettings } from '../../src/config/upstreamSettings.ts';
import type { UpstreamName } from '../../src/errors.ts';
import { openScope } from '../../src/scope.ts';
import type { ScopeOptions } from '../../src/scope.ts';
import type { Access } from '../../src/transport/scope.ts';
import { Transport } from '../../src/transport/transport.ts';
import { Upstream } from '../../src/transport/upstream.ts';

export const requestId = 'req-11111111-2222-4333-8444-555555555555';

export interface Tuned {
  readonly name?: UpstreamName;
  readonly settings?: Partial<UpstreamSettings>;
  readonly access?: Access;
  readonly scope?: Partial<ScopeOptions>;
}

/** What an upstream has when nothing is said about it, less the breaker: a test for each says so. */
export function upstreamSettings(more: Partial<UpstreamSettings> = {}): UpstreamSettings {
  return {
    url: null,
    token: null,
    timeout: 5_000,
    concurrency: 16,
    queue: 1_000,
    maxBody: 32 * 1024 * 1024,
    breaker: false,
    retries: 2,
    tls: { verify: true, ca: null, cert: null, key: null },
    proxy: null,
    ...more,
  };
}

/** One upstream's connections for the length of a test. */
export function openUpstream(
  name: UpstreamName = 'karbor',
  settings: Partial<UpstreamSettings> = {},
): Upstream {
  const upstream = new Upstream(name, upstreamSettings(settings));
  onTestFinished(async () => upstream.close());
  return upstream;
}

export function testScope(more: Partial<ScopeOptions> = {}) {
  const signal = new AbortController().signal;
  return openScope({ requestId, callerKey: 'test', signal, budget: Infinity, ...more });
}

/** The floor under a client, to a server of the test. */
export function transportTo(url: string, { name, settings, access, scope }: Tuned = {}): Transport {
  const fixed = access ?? fixedAccess(ticketFor(url, { 'x-auth-token': 'a-token' }));
  return new Transport(openUpstream(name, settings), fixed, testScope(scope));
}
