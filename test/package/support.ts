import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { isObject } from '../../src/json/read.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a child process came to. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly ended: Promise<Ended>;
  kill(signal?: NodeJS.Signals): void;
}

interface Setting {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A child with the few variables that any program needs, and those given. */
export function start(command: string, args: readonly string[], { cwd, env = {} }: Setting): Running {
  const { PATH = '', HOME = '/' } = process.env;
  const child = spawn(command, args, {
    cwd,
    env: { PATH, HOME, NO_COLOR: '1', npm_config_update_notifier: 'false', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => (texts[name] += text));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, ...texts }));
  });
  return { ended, kill: (signal = 'SIGTERM') => void child.kill(signal) };
}

/** Its output, where it ends well. */
export async function run(command: string, args: readonly string[], setting: Setting): Promise<string> {
  const { code, stdout, stderr } = await start(command, args, setting).ended;
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${stdout}\n${stderr}`);
  return stdout;
}

/** A new folder, away again after the tests. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'tributary-package-'));
  // Thousands of files, which a busy machine takes its time over.
  afterAll(() => rmSync(path, { recursive: true, force: true }), 120_000);
  return path;
}

/** `name@version` as the lock file has it. */
export function locked(...names: readonly string[]): readonly string[] {
  const lock: unknown = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const packages = isObject(lock) && isObject(lock['packages']) ? lock['packages'] : {};
  return names.map((name) => {
    const entry = packages[`node_modules/${name}`];
    return `${name}@${isObject(entry) ? String(entry['version']) : ''}`;
  });
}

/** A port that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Asks until somebody listens, or `running` has ended. */
export async function answerOf(url: string, query: string, running: Running): Promise<unknown> {
  let ended: Ended | undefined;
  void running.ended.then((one) => (ended = one));
  for (;;) {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      return await response.json();
    } catch (error) {
      if (ended !== undefined)
        throw new Error(`it ended\n${ended.stdout}\n${ended.stderr}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
