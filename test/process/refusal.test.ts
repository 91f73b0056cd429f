import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { listening } from '../support/fakeUpstream.ts';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const server = createServer();
const port = String(await listening(server));
afterAll(() => void server.close());

it.each([
  ['serve', { PORT: 'x' }, 'PORT: "x" is not'],
  ['serve', { PORT: port, TRIBUTARY_EMBEDDED: '1' }, 'HOST and PORT: cannot be listened on'],
  ['serve', { PORT: port, TRIBUTARY_EMBEDDED: '1', WORKERS: '2' }, 'HOST and PORT: cannot be listened on'],
  ['doctor', { PORT: 'x' }, 'PORT: "x" is not'],
  ['schema', { WRITES: 'x' }, 'WRITES: "x" is not'],
  ['cloud', { CLOUD_PORT: 'x' }, 'CLOUD_PORT: is no port number'],
  ['cloud', { CLOUD_PORT: port }, 'CLOUD_PORT: cannot be listened on'],
])('%s %j ends with 2, and says what is wrong in one message', (command, more, words) => {
  const env = { PATH: process.env['PATH'], ...more };
  const { status, stderr } = spawnSync(process.execPath, [main, command], {
    cwd: tmpdir(),
    env,
    encoding: 'utf8',
  });
  expect(stderr).toMatch(/^The configuration has /);
  expect(stderr).toContain(words);
  expect(stderr).not.toMatch(/^ +at /m);
  expect(status).toBe(2);
});
