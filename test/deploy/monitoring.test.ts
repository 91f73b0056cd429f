import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openMetrics } from '../../src/telemetry/metrics.ts';
import { stringify } from 'yaml';
import { repository } from './image.ts';
import { alertExpressions, dashboard, expressions, firing, metricsIn, seriesIn } from './monitoring.ts';

function promtool(...args: string[]) {
  const { status, stdout, stderr } = spawnSync('promtool', args, {
    cwd: join(repository, 'deploy/prometheus'),
    encoding: 'utf8',
  });
  return { status, output: `${stdout}${stderr}` };
}

describe('the alert rules', () => {
  it('are rules that Prometheus loads', () => {
    expect(promtool('check', 'rules', 'alerts.yml').output).toMatch(/SUCCESS: \d+ rules found/);
    expect(promtool('check', 'config', 'scrape.yml').status).toBe(0);
  });

  it('fire when they should, and not before', () => {
    expect(new Set(firing())).toEqual(new Set(alertExpressions().map(({ place }) => place)));
    const { status, output } = promtool('test', 'rules', 'alerts.test.yml');
    expect(output).toContain('SUCCESS');
    expect(status).toBe(0);
  });
});

describe('what Prometheus is asked', () => {
  it('is PromQL, on the dashboard and for the autoscaler too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tributary-promql-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const rules = expressions().map(({ text }, index) => ({ record: `asked:${index}`, expr: text }));
    const file = join(folder, 'asked.yml');
    writeFileSync(file, stringify({ groups: [{ name: 'asked', rules }] }));
    expect(rules.length).toBeGreaterThan(25);
    expect(promtool('check', 'rules', file).output).toContain(`SUCCESS: ${rules.length} rules found`);
  });

  it('is about metrics that the gateway has', async () => {
    const losses = { unreachable: 0, slow: 0, full: 0, refused: 0, malformed: 0 };
    const store = () => ({ shared: true, reason: null, losses });
    const metrics = openMetrics({ upstreams: [], openRequests: () => 0, store });
    const known = seriesIn(await metrics.print());
    expect(known.size).toBeGreaterThan(20);
    const unknown = expressions().flatMap((expression) =>
      metricsIn(expression)
        .filter((name) => !known.has(name))
        .map((name) => `${expression.place}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });
});

describe('the dashboard', () => {
  it('has panels that do not lie on each other, and ids of their own', () => {
    const { panels } = dashboard;
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)}/${y + Math.floor(index / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(panels.every(({ gridPos: { x, w } }) => x + w <= 24)).toBe(true);
  });

  it('uses the variables that it has', () => {
    const own = new Set(dashboard.templating.list.map(({ name }) => name));
    const used = [...JSON.stringify(dashboard).matchAll(/\$\{?([a-z]\w*)\}?/g)].map(([, name = '']) => name);
    expect(used.filter((name) => !own.has(name))).toEqual([]);
  });
});
