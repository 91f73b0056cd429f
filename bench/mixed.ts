import { readFileSync } from 'node:fs';
import { compareAnswers, requestFor } from './answers.ts';
import { Connection } from './client.ts';
import { trimmed } from './load.ts';
import { peakMemoryOf } from './processes.ts';
import type { Running } from './processes.ts';
import type { Scenario } from './scenarios.ts';
import { own } from './servers.ts';

const connections = 16;

interface Sample {
  readonly minute: number;
  /** Megabytes. */
  readonly memory: number;
}

/** S10: all of the scenarios' requests in turn, for some minutes; every answer is compared, and memory is looked at twice a second. */
export async function mixed(
  scenarios: readonly Scenario[],
  running: Running,
  minutes: number,
): Promise<string> {
  const { port, pid } = running;
  const tasks: { request: Buffer; expected: Buffer | undefined }[] = [];
  for (const scenario of scenarios) {
    const answers = await compareAnswers(scenario, [{ server: own, port }]);
    tasks.push({ request: requestFor(scenario, own), expected: answers.get(own) });
  }
  const started = performance.now();
  const minute = () => (performance.now() - started) / 60_000;
  const samples: Sample[] = [];
  const watch = setInterval(() => samples.push({ minute: minute(), memory: memoryOf(pid) }), 500);
  let requests = 0;
  const run = async (_: unknown, first: number) => {
    const connection = new Connection(port);
    for (let turn = first; minute() < minutes; turn += 1) {
      const task = tasks[turn % tasks.length];
      if (!task?.expected) throw new Error('Nothing to ask.');
      const answer = await connection.send(task.request);
      if (answer.status !== 200 || !trimmed(answer.body).equals(task.expected))
        throw new Error(`S10: another answer: ${answer.body.toString().slice(0, 300)}`);
      requests += 1;
    }
    connection.close();
  };
  try {
    await Promise.all(Array.from({ length: connections }, run));
  } finally {
    clearInterval(watch);
  }
  return section({ samples, minutes, requests, peak: peakMemoryOf(pid), names: scenarios });
}

interface Outcome {
  readonly samples: readonly Sample[];
  readonly minutes: number;
  readonly requests: number;
  readonly peak: number;
  readonly names: readonly Scenario[];
}

function section({ samples, minutes, requests, peak, names }: Outcome): string {
  const from = minutes * 0.3;
  const counted = samples.filter(({ minute }) => minute >= from);
  const { slope, error } = slopeOf(counted);
  const means = Array.from({ length: Math.ceil(minutes) }, (_, index) => {
    const within = samples.filter(({ minute }) => minute >= index && minute < index + 1);
    const mean = within.reduce((total, { memory }) => total + memory, 0) / within.length;
    return `| ${index + 1} | ${mean.toFixed(0)} |`;
  });
  const sorted = samples.map(({ memory }) => memory).sort((one, other) => one - other);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? NaN).toFixed(0);
  const which = names.map(({ name }) => name).join(', ');
  return [
    `## S10: ${minutes} minutes of mixed load`,
    `${connections} connections, ${which} in turn, ${requests.toFixed(0)} requests, every answer compared. Memory of the gateway alone, with the heap that Node gives itself in 512 MB (\`--max-old-space-size=256\`): ${at(0.5)} MB in the middle of all looks, ${at(0.99)} MB or less in 99 of 100, ${peak.toFixed(0)} MB at the highest moment; from minute ${from.toFixed(1)} on it changes by ${slope.toFixed(2)} ± ${error.toFixed(2)} MB a minute (95 %; over the means of quarters of a minute, less what each repeats of the one before).`,
    ['| minute | mean MB |', '| ---: | ---: |', ...means].join('\n'),
  ].join('\n\n');
}

/**
 * Least squares over means of 15 seconds. What is left of one mean still tells of the next, since memory that the allocator
 * gives back or keeps stays so for a while: the error counts them for as much less (their autocorrelation at lag 1).
 */
function slopeOf(samples: readonly Sample[]): { slope: number; error: number } {
  const groups = new Map<number, Sample[]>();
  for (const sample of samples) {
    const key = Math.floor(sample.minute * 4);
    groups.set(key, [...(groups.get(key) ?? []), sample]);
  }
  const points = [...groups].map(([key, group]) => ({
    x: key / 4,
    y: group.reduce((total, { memory }) => total + memory, 0) / group.length,
  }));
  const count = points.length;
  const meanX = points.reduce((total, { x }) => total + x, 0) / count;
  const meanY = points.reduce((total, { y }) => total + y, 0) / count;
  const spread = points.reduce((total, { x }) => total + (x - meanX) ** 2, 0);
  const slope = points.reduce((total, { x, y }) => total + (x - meanX) * (y - meanY), 0) / spread;
  const left = points.map(({ x, y }) => y - meanY - slope * (x - meanX));
  const squares = left.reduce((total, rest) => total + rest ** 2, 0);
  const next = left.slice(1).reduce((total, rest, index) => total + rest * (left[index] ?? 0), 0);
  const repeated = Math.max(0, next / squares);
  const worth = (1 - repeated) / (1 + repeated);
  return { slope, error: 2 * Math.sqrt(squares / (count - 2) / spread / worth) };
}

function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024;
}
