import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';

export interface RedisServer {
  readonly url: string;
  /** To look at what the gateway left there. */
  readonly client: () => Redis;
  readonly signal: (signal: NodeJS.Signals) => void;
  start(): Promise<void>;
  /** Resolves when the port is free again. */
  stop(): Promise<void>;
}

/** A port that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Debian's redis-server on loopback, with a password and without a disk. */
export async function redisServer(): Promise<RedisServer> {
  const port = await freePort();
  const password = 'a-password-to-be-kept';
  const url = `redis://:${password}@127.0.0.1:${port}/0`;
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  let child: ReturnType<typeof spawn> | null = null;
  const client = () => new Redis(url, { retryStrategy: () => null, lazyConnect: true });
  const answers = async () => {
    const redis = client();
    redis.on('error', () => undefined);
    const well = await redis.ping().then(
      () => true,
      () => false,
    );
    redis.disconnect();
    return well;
  };
  return {
    url,
    client,
    signal: (signal) => child?.kill(signal),
    async start() {
      child = spawn('redis-server', [...args, '--requirepass', password], { stdio: 'ignore' });
      while (!(await answers())) await wait(20);
    },
    async stop() {
      const stopped = child;
      if (stopped === null || stopped.exitCode !== null || stopped.signalCode !== null) return;
      const ended = new Promise((resolve) => stopped.once('exit', resolve));
      stopped.kill('SIGCONT');
      stopped.kill('SIGTERM');
      await ended;
    },
  };
}
