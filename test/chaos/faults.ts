import type { EmbeddedCloud } from '../../src/embedded/cloud.ts';
import type { FaultRule } from '../../src/embedded/faults.ts';
import type { Incoming } from '../../src/embedded/service.ts';

const html = { 'content-type': 'text/html' };
const isWrite = ({ method, segments }: Incoming) => method !== 'GET' && !segments.includes('tokens');

/** One in ten requests goes wrong, in every way there is; of writes some are acted on and their answer is lost. */
const rules: readonly FaultRule[] = [
  { share: 0.02, latency: 400 },
  { share: 0.01, status: 503, headers: { 'retry-after': '1' }, body: 'busy' },
  { share: 0.01, status: 502, headers: html, body: '<html>bad gateway</html>' },
  { share: 0.01, status: 500, headers: html, body: '<html>oh no</html>' },
  { share: 0.01, status: 429, body: {} },
  { share: 0.02, cut: 20 },
  { share: 0.01, reset: true },
  { share: 0.01, silence: true },
  { share: 0.03, match: isWrite, reset: true, handled: true },
  { share: 0.03, match: isWrite, silence: true, handled: true },
  { share: 0.03, match: isWrite, status: 504, handled: true },
];

/** Every write that reached a service, as the gateway's request id and what was asked. */
export function recordWrites({ faults }: EmbeddedCloud): Map<string, number> {
  const seen = new Map<string, number>();
  for (const name of ['inspector', 'nova', 'karbor'] as const) {
    const match = (request: Incoming) => {
      if (isWrite(request)) {
        const key = `${String(request.headers['x-openstack-request-id'])} ${request.method} ${request.target}`;
        seen.set(key, (seen.get(key) ?? 0) + 1);
      }
      return false;
    };
    faults[name].add({ match });
  }
  return seen;
}

export function startFaults({ faults }: EmbeddedCloud): void {
  for (const service of [faults.inspector, faults.nova, faults.karbor, faults.tnco]) {
    for (const rule of rules) service.add(rule);
  }
}
