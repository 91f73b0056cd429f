import { compareAnswers, requestFor } from './answers.ts';
import { load, type Timing } from './load.ts';
import { cpuOf, type Running } from './processes.ts';
import type { Scenario } from './scenarios.ts';
import { own } from './servers.ts';

interface Swept extends Timing {
  readonly rows: number;
  readonly connections: number;
  /** Microseconds of CPU for a request. */
  readonly cpu: number;
}

const connectionCounts = [1, 2, 4, 8, 16, 32, 64];
const rowCounts = [10, 50, 100, 250, 500, 1000];

/** S3 over one to 64 connections, and over lists of 10 to 1,000 rows on one connection. */
export async function sweep(s3: Scenario, running: Running, milliseconds: number): Promise<string> {
  const run = async (rows: number, connections: number): Promise<Swept> => {
    const scenario = { ...s3, query: s3.query.replace('first: 50', `first: ${rows}`) };
    const expected = (await compareAnswers(scenario, [{ server: own, port: running.port }])).get(own);
    if (!expected) throw new Error('No answer.');
    const task = { port: running.port, request: requestFor(scenario, own), expected, connections };
    await load({ ...task, milliseconds: milliseconds / 2 });
    const before = cpuOf(running.pid);
    const timing = await load({ ...task, milliseconds });
    return { ...timing, rows, connections, cpu: ((cpuOf(running.pid) - before) / timing.requests) * 1000 };
  };
  const byConnections: Swept[] = [];
  for (const count of connectionCounts) byConnections.push(await run(50, count));
  const byRows: Swept[] = [];
  for (const count of rowCounts) byRows.push(await run(count, 1));
  return [
    '## S3 over 1 to 64 connections (50 rows)',
    table(byConnections),
    '## S3 over lists of 10 to 1,000 rows (1 connection, 10 distinct checkpoints)',
    table(byRows),
  ].join('\n\n');
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
