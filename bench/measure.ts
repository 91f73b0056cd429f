import { requestFor } from './answers.ts';
import { Connection } from './client.ts';
import { load } from './load.ts';
import type { Load, Timing } from './load.ts';
import type { Patience } from './host.ts';
import { stepsOf, timesOf } from './path.ts';
import type { Arrival, Steps } from './path.ts';
import { cpuOf, peakMemoryOf } from './processes.ts';
import type { Running } from './processes.ts';
import type { Scenario } from './scenarios.ts';
import type { Server } from './servers.ts';

/** One server's medians in one scenario. */
export interface Figures {
  readonly scenario: Scenario;
  readonly server: Server;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of CPU for a thousand requests. */
  readonly cpu: number;
  /** Megabytes. */
  readonly memory: number;
  /** Upstream calls for one request, alone and the first of its kind. */
  readonly calls: number;
}

/** A scenario's results. */
export interface Measured {
  readonly figures: readonly Figures[];
  /** Milliseconds that the calls alone take, made by the load itself, where the upstream has latency. */
  readonly path: number | null;
  readonly patience: Patience;
}

interface Task {
  readonly scenario: Scenario;
  readonly running: readonly (Running & { server: Server })[];
  readonly expected: ReadonlyMap<Server, Buffer>;
  readonly upstream: Running;
  readonly rounds: number;
  readonly milliseconds: number;
  readonly patience: Patience;
}

/** Milliseconds without latency, since a server of many parts is compiled later than one of few, and only once it has worked much. */
const warmUp = 3000;

/** `cpu`: milliseconds of it for a thousand requests, or microseconds for one. */
export type Round = Timing & { readonly cpu: number };

/** Each figure's own median. */
export function medians(rounds: readonly Round[]) {
  const middle = (of: (round: Round) => number) => median(rounds.map(of));
  return {
    perSecond: middle(({ perSecond }) => perSecond),
    p50: middle(({ p50 }) => p50),
    p99: middle(({ p99 }) => p99),
    cpu: middle(({ cpu }) => cpu),
  };
}

/** Rounds in which the servers take turns, after one that warms them up and does not count. */
export async function measure({
  scenario,
  running,
  expected,
  upstream,
  rounds,
  milliseconds,
  patience,
}: Task): Promise<Measured> {
  const taken = new Map<Server, Round[]>(running.map(({ server }) => [server, []]));
  const calls = new Map<Server, number>();
  const loadOf = ({ server, port }: Running & { server: Server }) => ({
    port,
    request: requestFor(scenario, server),
    expected: expected.get(server) ?? Buffer.alloc(0),
    connections: scenario.connections,
    milliseconds,
  });
  for (const each of running) {
    await ask(upstream.port, order('start?latency=0'));
    await ask(each.port, requestFor(scenario, each.server));
    calls.set(each.server, sum(await ask(upstream.port, order('calls'))));
    await load({ ...loadOf(each), milliseconds: warmUp });
  }
  await ask(upstream.port, order(`start?latency=${scenario.latency}`));
  const steps = scenario.latency === 0 ? null : await stepsIn(scenario, running[0], upstream);
  const alone: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const each of running) {
      const round = await patience.calmly(async () => roundOf(each.pid, loadOf(each)));
      taken.get(each.server)?.push(round);
    }
    if (steps !== null)
      alone.push(median(await patience.calmly(async () => timesOf(steps, upstream.port, milliseconds))));
  }
  const figures = running.map(({ server, pid }) => ({
    scenario,
    server,
    ...medians(taken.get(server) ?? []),
    memory: peakMemoryOf(pid),
    calls: calls.get(server) ?? 0,
  }));
  return { figures, path: steps === null ? null : median(alone), patience };
}

/** One round of a load on a process. */
export async function roundOf(pid: number, task: Load): Promise<Round> {
  const before = cpuOf(pid);
  const timing = await load(task);
  return { ...timing, cpu: ((cpuOf(pid) - before) / timing.requests) * 1000 };
}

/** The steps of calls that one request makes, as the first server makes them. */
async function stepsIn(
  scenario: Scenario,
  first: Task['running'][number] | undefined,
  upstream: Running,
): Promise<Steps> {
  if (first === undefined) throw new Error('No server to measure.');
  await ask(first.port, requestFor(scenario, first.server));
  const arrivals = (await ask(upstream.port, order('arrivals'))) as readonly Arrival[];
  return stepsOf(arrivals, scenario.latency);
}

/** What a port answers to one request, read as JSON. */
export async function ask(port: number, request: Buffer): Promise<unknown> {
  const connection = new Connection(port);
  const { body } = await connection.send(request);
  connection.close();
  return JSON.parse(body.toString());
}

/** An order to the upstream. */
export function order(what: string): Buffer {
  return Buffer.from(`GET /bench/${what} HTTP/1.1\r\nhost: upstream\r\n\r\n`);
}

function sum(counts: unknown): number {
  const each: unknown[] = typeof counts === 'object' && counts !== null ? Object.values(counts) : [];
  return each.reduce<number>((total, count) => total + Number(count), 0);
}

/** The middle one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
