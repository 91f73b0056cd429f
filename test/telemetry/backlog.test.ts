import { expect, it } from 'vitest';
import { withBacklog } from '../../src/telemetry/backlog.ts';
import { openMetrics } from '../../src/telemetry/metrics.ts';
import type { Reports, RequestLine } from '../../src/reports.ts';

const line: RequestLine = {
  requestId: 'req-1',
  project: null,
  type: 'query',
  operation: null,
  outcome: 'ok',
  milliseconds: 1,
  calls: [],
  codes: [],
};
const outcome = {
  upstream: 'nova',
  operation: 'a',
  status: 200,
  code: null,
  milliseconds: 1,
  waited: 0,
} as const;

const audited = {
  mutation: 'createServerEvents',
  user: null,
  project: null,
  target: null,
  outcome: 'accepted',
  requestId: 'req-1',
  upstreamRequestIds: [],
};
const losses = { unreachable: 0, slow: 0, full: 0, refused: 0, malformed: 0 };

/** What is told, in order, and a promise of the first request. */
function listener() {
  const told: string[] = [];
  let first = (): void => undefined;
  const request = new Promise<void>((resolve) => (first = resolve));
  const reports: Reports = {
    audit: () => void told.push('audit'),
    call: ({ operation }) => void told.push(`call ${operation}`),
    failure: (requestId) => void told.push(`failure ${requestId}`),
    request: ({ requestId }) => (told.push(`request ${requestId}`), first()),
    store: () => void told.push('store'),
  };
  return { told, request, reports };
}

it('tells of calls and requests later, by itself, in their order', async () => {
  const { told, request, reports } = listener();
  const backlog = withBacklog(reports);
  backlog.call(outcome, 'req-1');
  backlog.call({ ...outcome, operation: 'b' }, 'req-1');
  backlog.request?.(line);
  expect(told).toEqual([]);
  await request;
  expect(told).toEqual(['call a', 'call b', 'request req-1']);
});

it.each([
  ['audit', (backlog: Reports) => backlog.audit(audited)],
  ['failure req-2', (backlog: Reports) => backlog.failure('req-2', new Error('broken'))],
  ['store', (backlog: Reports) => backlog.store?.({ shared: true, reason: null, losses })],
] as const)('tells at once of a %s, after what came before it', (what, tell) => {
  const { told, reports } = listener();
  const backlog = withBacklog(reports);
  backlog.call(outcome, 'req-2');
  tell(backlog);
  expect(told).toEqual(['call a', what]);
});

it('tells what waits when it is asked to, and only once', async () => {
  const { told, request, reports } = listener();
  const backlog = withBacklog(reports);
  backlog.call(outcome, 'req-1');
  backlog.flush();
  expect(told).toEqual(['call a']);
  backlog.request?.(line);
  await request;
  expect(told).toEqual(['call a', 'request req-1']);
});

it('is caught up with before metrics are read', async () => {
  const metrics = openMetrics({ upstreams: [], openRequests: () => 0, flush: () => backlog.flush() });
  const backlog = withBacklog(metrics.reports);
  const count = 'tributary_request_duration_seconds_count';
  backlog.request?.(line);
  expect(await metrics.print()).toContain(`${count}{type="query",outcome="ok"} 1`);
  backlog.request?.(line);
  expect(JSON.stringify(await metrics.snapshot())).toContain(`{"value":2,"metricName":"${count}"`);
});
