import { Counter, Gauge, Registry } from 'prom-client';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Gatherer } from '../../../src/cli/workers/gatherer.ts';
import { openMetrics } from '../../../src/telemetry/metrics.ts';

async function counted(requests: number, open: number) {
  const registry = new Registry();
  const registers = [registry];
  new Counter({ name: 'requests_total', help: 'h', registers }).inc(requests);
  new Gauge({ name: 'open', help: 'h', registers }).set(open);
  return registry.getMetricsAsJSON();
}

describe('Gatherer', () => {
  it('adds up what the workers answer', async () => {
    const gatherer = new Gatherer();
    const snapshots = [await counted(3, 1), await counted(4, 2)];
    const workers = snapshots.map((metrics, id) => ({
      id,
      ask: (question: number) => gatherer.told(id, metrics, question),
    }));
    const text = await gatherer.text(workers);
    expect(text).toContain('\nrequests_total 7\n');
    expect(text).toContain('\nopen 3\n');
  });

  it('keeps the counts of workers that ended, but not what they were at', async () => {
    const gatherer = new Gatherer();
    gatherer.told(1, await counted(3, 1), null);
    gatherer.told(2, await counted(5, 2), null);
    gatherer.told(3, await counted(7, 4), null);
    await Promise.all([gatherer.ended(1), gatherer.ended(2)]);
    const text = await gatherer.text([]);
    expect(text).toContain('\nrequests_total 15\n');
    expect(text).toContain('\nopen 4\n');
  });

  it('tells the lag of the worker that lags most', async () => {
    const gatherer = new Gatherer();
    const lagging = async (lag: number) =>
      (await openMetrics({ upstreams: [], openRequests: () => 0 }).snapshot()).map((metric) =>
        'name' in metric && metric.name === 'nodejs_eventloop_lag_p99_seconds'
          ? { ...metric, values: [{ value: lag, labels: {} }] }
          : metric,
      );
    for (const [id, lag] of [0.02, 0.5, 0.02].entries()) gatherer.told(id, await lagging(lag), null);
    expect(await gatherer.text([])).toContain('\nnodejs_eventloop_lag_p99_seconds 0.5\n');
  });

  it('does not wait for a worker that ends instead of answering, and takes its last word', async () => {
    const gatherer = new Gatherer();
    gatherer.told(1, await counted(3, 1), null);
    const text = await gatherer.text([{ id: 1, ask: () => void gatherer.ended(1) }]);
    expect(text).toContain('\nrequests_total 3\n');
  });

  it('waits no more than a second for one that is stuck', async () => {
    const gatherer = new Gatherer();
    gatherer.told(1, await counted(2, 1), null);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    let answered = false;
    const text = gatherer.text([{ id: 1, ask: () => undefined }]).finally(() => (answered = true));
    await vi.advanceTimersByTimeAsync(999);
    expect(answered).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await text).toContain('\nrequests_total 2\n');
  });
});
