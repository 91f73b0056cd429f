import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export interface GatewayProcess {
  readonly url: string;
  readonly pid: number;
  /** All that it printed. */
  readonly output: () => string;
  /** Pids of its workers. */
  readonly workers: () => number[];
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Its exit code, null after a signal. */
  readonly ended: Promise<number | null>;
}

/** The built gateway as a process, with nothing of this process's environment but what it needs to start. */
export async function startGateway(env: Record<string, string>): Promise<GatewayProcess> {
  const child = spawn(process.execPath, [main], {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', PORT: '0', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const ended = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null));
  const url = await new Promise<string>((resolve, reject) => {
    const heed = (chunk: Buffer) => {
      printed += String(chunk);
      const found = /listens on (\S+)\/graphql/.exec(printed)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', heed);
    child.stderr.on('data', heed);
    void ended.then((code) => reject(new Error(`ended with ${code} before it listened: ${printed}`)));
  });
  const pid = child.pid ?? NaN;
  return {
    url,
    pid,
    output: () => printed,
    workers: () =>
      readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
    signal: (signal) => child.kill(signal),
    ended,
  };
}
