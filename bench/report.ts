import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import type { Figures, Measured } from './measure.ts';
import { isInstalled, limit, own, servers } from './servers.ts';
import type { Server } from './servers.ts';

/** What stands above the results. */
export function heading({
  rounds,
  milliseconds,
  began,
}: {
  readonly rounds: number;
  readonly milliseconds: number;
  readonly began: Date;
}): string {
  const [cpu] = cpus();
  return `# Results

${began.toISOString().slice(0, 10)}: ${cpu?.model ?? 'Unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}, Node ${process.versions.node}.

The server under test has one core, the upstream and the load the other. Medians of ${rounds} rounds of ${milliseconds / 1000} s, the servers taking turns, after 3 s each to warm up without latency; an error or another answer than the first ends the scenario without a figure. Before it is timed, each server's answer is compared with the others', byte for byte; those of openapi-to-graphql and of Hive Gateway after a renaming (\`dialects.ts\`), since they keep the upstream's names. Tributary has every feature on: limits, logs at \`info\`, metrics, breaker, and a rate limit above the load; the peers have none of these.

Upstream calls are those of one request alone. Under load, identical reads of one caller that are under way at the same moment share a call in Tributary, and all connections ask the same here; what that saves is part of its figures. On one connection nothing can be shared.

${versions()}`;
}

/** The versions that ran, as they are installed. */
function versions(): string {
  const lines = servers.filter(isInstalled).map(({ label, main }) => `- ${label}: ${packagesOf(main)}`);
  return ['Versions:\n', ...lines].join('\n');
}

function packagesOf(main: string): string {
  const folder = new URL(main.startsWith('bench/') ? './' : '../', new URL(`../../${main}`, import.meta.url));
  const wanted = Object.keys(dependenciesIn(new URL('package.json', folder)));
  const shown = wanted.filter((name) => !main.startsWith('dist/') || hotPath.includes(name));
  return shown
    .map((name) => `${name} ${versionIn(new URL(`node_modules/${name}/package.json`, folder))}`)
    .join(', ');
}

const hotPath = ['@apollo/server', 'fastify', 'graphql', 'undici', 'dataloader', 'pino', 'prom-client'];

function dependenciesIn(file: URL): object {
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(file, 'utf8')) as {
    dependencies?: object;
    peerDependencies?: object;
  };
  return { ...dependencies, ...peerDependencies };
}

function versionIn(file: URL): string {
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** One scenario's results. */
export function section({ figures, path: alone, patience }: Measured): string {
  const [first] = figures;
  if (!first) throw new Error('Nothing was measured.');
  const { name, about, connections, latency, calls, path } = first.scenario;
  const many = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
  const least =
    path === undefined || alone === null
      ? ''
      : ` The upstream alone takes ${path} ms at the least; the same calls made by the load itself, in each round, took ${alone.toFixed(2)} ms.`;
  const how = `${many(connections, 'connection')}, upstream at ${latency} ms; at least ${many(calls, 'upstream call')} an operation.${least}${patience.told}`;
  return [`## ${name}: ${about}`, how, table(figures)].join('\n\n');
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
