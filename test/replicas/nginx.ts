import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './redisServer.ts';

export interface Balancer {
  readonly url: string;
  /** What it logged. */
  readonly errors: () => string;
  stop(): Promise<void>;
}

const given = fileURLToPath(new URL('../../deploy/nginx/tributary.conf', import.meta.url));

/** Debian's nginx in front of three ports, as deploy/ has it but for the addresses. */
export async function startNginx(ports: readonly number[]): Promise<Balancer> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const port = await freePort();
  const server = readFileSync(given, 'utf8')
    .replace(/127\.0\.0\.1:400(\d)/g, (_, nth) => `127.0.0.1:${ports[Number(nth) - 1]}`)
    .replace('127.0.0.1:8080', `127.0.0.1:${port}`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  const whole = `daemon off; pid ${folder}/pid; worker_processes 1; error_log ${folder}/errors warn;
events { worker_connections 512; }
http { access_log off; ${temporary}
${server} }`;
  writeFileSync(join(folder, 'nginx.conf'), whole);
  const child = spawn('/usr/sbin/nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], {
    stdio: 'inherit',
  });
  while (!(await listens(port))) {
    if (child.exitCode !== null) throw new Error('nginx did not start');
    await wait(20);
  }
  return {
    url: `http://127.0.0.1:${port}`,
    errors: () => readFileSync(join(folder, 'errors'), 'utf8'),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

async function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
}
