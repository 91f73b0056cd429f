import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

const start = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));

/** The gateway as a process of its own, as `npm start` runs it. */
export interface GatewayProcess {
  readonly url: string;
  readonly pid: number;
  /** What it has written so far, logs included. */
  readonly output: string;
  /** Sends SIGTERM; resolves with the exit code. */
  terminate(): Promise<number | null>;
}

/** Rejects with what the process wrote when it ends before it listens. */
export async function startGateway(env: Readonly<Record<string, string>>): Promise<GatewayProcess> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [start], {
    cwd: tmpdir(),
    env: { PATH, NODE_ENV: 'production', PORT: '0', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const take = (piece: Buffer) => {
      output = (output + piece.toString()).slice(-1_000_000);
      const [, found] = /listens on (\S+)\/graphql/.exec(output) ?? [];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    void exited.then((code) =>
      reject(new Error(`the gateway ended with ${code}:\n${output.slice(-10_000)}`)),
    );
  });
  return {
    url,
    pid: child.pid ?? 0,
    get output() {
      return output;
    },
    async terminate() {
      child.kill('SIGTERM');
      return exited;
    },
  };
}
