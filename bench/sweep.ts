import { compareAnswers, requestFor } from './answers.ts';
import { load } from './load.ts';
import { medians, roundOf } from './measure.ts';
import type { Round } from './measure.ts';
import type { Running } from './processes.ts';
import type { Scenario } from './scenarios.ts';
import { own } from './servers.ts';

interface Swept extends Omit<Round, 'requests'> {
  readonly rows: number;
  readonly connections: number;
}

const connectionCounts = [1, 2, 4, 8, 16, 32, 64];
const rowCounts = [10, 50, 100, 250, 500, 1000];

const rounds = 5;

/**
 * S3 over one to 64 connections, and over lists of 10 to 1,000 rows on one connection: medians of rounds in which all of these
 * take turns, so that what the machine does meanwhile falls on all of them.
 */
export async function sweep(s3: Scenario, running: Running, milliseconds: number): Promise<string> {
  const point = async (rows: number, connections: number) => {
    const scenario = { ...s3, query: s3.query.replace('first: 50', `first: ${rows}`) };
    const expected = (await compareAnswers(scenario, [{ server: own, port: running.port }])).get(own);
    if (!expected) throw new Error('No answer.');
    const request = requestFor(scenario, own);
    const task = { port: running.port, request, expected, connections, milliseconds: milliseconds / 2 };
    await load(task);
    return { task, rows, connections, taken: new Array<Round>() };
  };
  const points: Awaited<ReturnType<typeof point>>[] = [];
  for (const count of connectionCounts) points.push(await point(50, count));
  for (const count of rowCounts) points.push(await point(count, 1));
  for (let round = 0; round < rounds; round += 1) {
    for (const { task, taken } of points) {
      taken.push(await roundOf(running.pid, task));
    }
  }
  const swept = points.map(({ rows, connections, taken }) => ({ rows, connections, ...medians(taken) }));
  const byRows = swept.slice(connectionCounts.length);
  return [
    '## S3 over 1 to 64 connections (50 rows)',
    table(swept.slice(0, connectionCounts.length)),
    '## S3 over lists of 10 to 1,000 rows (1 connection, 10 distinct checkpoints)',
    table(byRows),
    straight(byRows),
  ].join('\n\n');
}

/** Least squares of a request's CPU over its rows, each point weighed by its size: what a request costs by itself, and each row. */
function straight(lines: readonly Swept[]): string {
  const weights = lines.map(({ cpu }) => 1 / cpu ** 2);
  const sum = (of: (line: Swept) => number) =>
    lines.reduce((total, line, index) => total + (weights[index] ?? 0) * of(line), 0);
  const mean = (of: (line: Swept) => number) => sum(of) / sum(() => 1);
  const [meanRows, meanCpu] = [mean(({ rows }) => rows), mean(({ cpu }) => cpu)];
  const row =
    sum(({ rows, cpu }) => (rows - meanRows) * (cpu - meanCpu)) / sum(({ rows }) => (rows - meanRows) ** 2);
  const request = meanCpu - row * meanRows;
  const off = Math.max(...lines.map(({ rows, cpu }) => Math.abs(cpu / (request + row * rows) - 1)));
  return `A request costs ${request.toFixed(0)} µs of CPU by itself (11 upstream calls among them), and ${row.toFixed(1)} µs for each row, from ${rowCounts.at(0)} rows to ${rowCounts.at(-1)}: no point is further than ${(off * 100).toFixed(0)} % from that line.`;
}

function table(lines: readonly Swept[]): string {
  const head = [
    'rows',
    'connections',
    'requests/s',
    'p50 ms',
    'p99 ms',
    'CPU µs per request',
    'CPU µs per row',
  ];
  const cells = lines.map(({ rows, connections, perSecond, p50, p99, cpu }) => [
    String(rows),
    String(connections),
    perSecond.toFixed(0),
    p50.toFixed(2),
    p99.toFixed(2),
    cpu.toFixed(0),
    (cpu / rows).toFixed(1),
  ]);
  return [head, head.map(() => '---:'), ...cells].map((line) => `| ${line.join(' | ')} |`).join('\n');
}
