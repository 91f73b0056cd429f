import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** A process of the bench, on a core of its own. */
export interface Running {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface Start {
  readonly core: string;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Whether anyone reads what it prints; a pipe that nobody reads would stop it. */
  readonly prints?: boolean;
  /** The port that it serves, once it does. */
  readonly ready: (child: ChildProcess) => Promise<number>;
}

/** The servers under test have one core; the upstream and the load share the other. */
export const cores = { server: '0', rest: '1' } as const;

/** Puts this process, with all its threads, where the load belongs. */
export function moveToLoadCore(): void {
  execFileSync('taskset', ['-apc', cores.rest, String(process.pid)], { stdio: 'ignore' });
}

/** Starts Node on a core; `ready` waits for the port that it serves. */
export async function start(
  args: readonly string[],
  { core, env, cwd, prints = false, ready }: Start,
): Promise<Running> {
  const child = spawn('taskset', ['-c', core, process.execPath, ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', NODE_ENV: 'production', ...env },
    ...(cwd === undefined ? {} : { cwd }),
    stdio: ['ignore', prints ? 'pipe' : 'ignore', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const failed = ended.then(() => {
    throw new Error(`${args.join(' ')} ended before it served.`);
  });
  failed.catch(() => undefined);
  const stop = async () => {
    child.kill('SIGTERM');
    const last = setTimeout(() => child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(last);
  };
  try {
    return { port: await Promise.race([ready(child), failed]), pid: child.pid ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The port that a process prints as its first line. */
export async function printedPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve) =>
    child.stdout?.once('data', (line: Buffer) => resolve(Number(line.toString()))),
  );
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

/** Milliseconds of CPU that a process has used, in all its threads. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10; // clock ticks of 10 ms
}

/** The most memory that a process has held, in megabytes. */
export function peakMemoryOf(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024;
}
