import { cpus, totalmem } from 'node:os';
import type { Figures } from './measure.ts';
import { limit, own, type Server } from './servers.ts';

/** The results as Markdown. */
export function report(
  figures: readonly Figures[],
  { rounds, milliseconds }: { rounds: number; milliseconds: number },
): string {
  const scenarios = [...new Set(figures.map(({ scenario }) => scenario))];
  const sections = scenarios.map((scenario) => {
    const rows = figures.filter((each) => each.scenario === scenario);
    const title = `## ${scenario.name}: ${scenario.about}`;
    const how = `${scenario.connections} connection${scenario.connections === 1 ? '' : 's'}, upstream at ${scenario.latency} ms; at least ${scenario.calls} upstream call${scenario.calls === 1 ? '' : 's'} an operation.`;
    return [title, how, table(rows)].join('\n\n');
  });
  return [`# Results`, machine(rounds, milliseconds), ...sections].join('\n\n') + '\n';
}

function machine(rounds: number, milliseconds: number): string {
  const [cpu] = cpus();
  return `${cpu?.model ?? 'Unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}. The server under test has one core, the upstream and the load the other. Medians of ${rounds} rounds of ${milliseconds / 1000} s, the servers taking turns; every answer was compared byte for byte. Upstream calls are those of one request alone; under load, identical reads of one caller that are under way at the same moment share a call in Tributary, and all connections ask the same here.`;
}

function table(rows: readonly Figures[]): string {
  const of = (server: Server) => rows.find((row) => row.server === server)?.perSecond ?? Number.NaN;
  const head = [
    'server',
    'requests/s',
    'p50 ms',
    'p99 ms',
    'CPU ms per 1,000',
    'peak MB',
    'upstream calls',
    '× limit',
    'ours is ×',
  ];
  const lines = rows.map(({ server, perSecond, p50, p99, cpu, memory, calls }) => [
    server.label,
    perSecond.toFixed(0),
    p50.toFixed(2),
    p99.toFixed(2),
    cpu.toFixed(0),
    memory.toFixed(0),
    String(calls),
    ratio(perSecond / of(limit)),
    ratio(of(own) / perSecond),
  ]);
  return [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** Nothing where the other server did not run. */
function ratio(value: number): string {
  return Number.isNaN(value) ? '' : value.toFixed(2);
}
