import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repository } from './image.ts';

export interface Expression {
  readonly place: string;
  readonly text: string;
}

export interface Panel {
  readonly id: number;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets: readonly { readonly refId: string; readonly expr: string }[];
}

const text = (file: string) => readFileSync(join(repository, 'deploy', file), 'utf8');
export const dashboard = JSON.parse(text('grafana/tributary.json')) as {
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly { readonly name: string }[] };
};

/** Every expression that the dashboard, the alerts and the autoscaler's adapter ask Prometheus, as it will be asked. */
export function expressions(): Expression[] {
  const panels = dashboard.panels.flatMap(({ title, targets }) =>
    targets.map(({ refId, expr }) => ({ place: `panel ${title} ${refId}`, text: filled(expr) })),
  );
  return [...panels, ...alertExpressions(), ...adapterExpressions()];
}

/** Grafana's variables replaced, as it does before it asks. */
function filled(expression: string): string {
  return expression
    .replaceAll('$__rate_interval', '1m')
    .replaceAll('$job', 'tributary')
    .replaceAll('$instance', '.*');
}

/** Names of the alerts that the unit tests of the rules see fire. */
export function firing(): string[] {
  const { tests } = parse(text('prometheus/alerts.test.yml')) as {
    tests: { alert_rule_test: { alertname: string; exp_alerts?: unknown[] }[] }[];
  };
  const cases = tests.flatMap(({ alert_rule_test: all }) => all);
  return cases.filter((one) => one.exp_alerts !== undefined).map(({ alertname }) => alertname);
}

export function alertExpressions(): Expression[] {
  const { groups } = parse(text('prometheus/alerts.yml')) as {
    groups: { rules: { alert: string; expr: string }[] }[];
  };
  return groups.flatMap(({ rules }) => rules.map(({ alert, expr }) => ({ place: alert, text: expr })));
}

function adapterExpressions(): Expression[] {
  const { rules } = parse(text('kubernetes/prometheus-adapter.yaml')) as {
    rules: { custom: { seriesQuery: string; metricsQuery: string; name: { as: string } }[] };
  };
  return rules.custom.map(({ seriesQuery, metricsQuery, name }) => ({
    place: name.as,
    text: metricsQuery
      .replace('<<.Series>>{<<.LabelMatchers>>}', seriesQuery.replace('}', ', pod="a"}'))
      .replace('<<.GroupBy>>', 'pod'),
  }));
}

/** Names of the metrics that an expression reads. */
export function metricsIn({ text: expression }: Expression): string[] {
  return [...expression.matchAll(/\b(?:tributary|nodejs|process)_[a-z0-9_]+/g)].map(([name]) => name);
}

/** Names of the series in a `/metrics` text, those of histograms as they are asked for. */
export function seriesIn(metrics: string): Set<string> {
  const names = [...metrics.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
    type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
  );
  return new Set(names);
}
