import { expect, it } from 'vitest';
import { openMetrics } from '../../src/telemetry/metrics.ts';

it('has every code from the start, so that the first error is an increase', async () => {
  const text = await openMetrics({ upstreams: [], openRequests: () => 0 }).print();
  expect(text).toContain('\ntributary_request_errors_total{code="INTERNAL_SERVER_ERROR"} 0\n');
  expect(text).toContain('\ntributary_request_errors_total{code="UPSTREAM_TIMEOUT"} 0\n');
});
