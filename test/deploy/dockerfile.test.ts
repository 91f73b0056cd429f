import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Image, dockerfile, repository, sources } from './image.ts';

describe('deploy/Dockerfile', () => {
  it('has no fault that a linter finds', () => {
    expect(validate(dockerfile)).toEqual([]);
  });

  it('copies only what its .dockerignore lets in, and needs all that it lets in', () => {
    const ignore = readFileSync(join(repository, 'deploy/Dockerfile.dockerignore'), 'utf8');
    const lines = ignore.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines[0]).toBe('*');
    expect(lines.slice(1).sort()).toEqual(
      sources()
        .map((source) => `!${source.replace('./', '')}`)
        .sort(),
    );
  });
});

/** No engine runs here, so the steps are carried out one by one in folders, and the result is run. */
describe('the image', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-image-'));
  const image = new Image(folder);

  beforeAll(() => {
    chmodSync(folder, 0o755);
    image.build();
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

  it('answers a query as a user who may write nothing, and reports its health', async () => {
    const port = await freePort();
    const env = { HOST: '127.0.0.1', PORT: String(port), TRIBUTARY_EMBEDDED: '1', LOG_LEVEL: 'error' };
    const health = async () => (await once(image.run(image.health, env), 'exit'))[0] as number;
    expect(image.user).toBe('65532:65532');
    expect(await health()).toBe(1);
    const server = image.run(image.entrypoint, env);
    const ended = once(server, 'exit');
    await Promise.race([started(server), ended]);
    expect(await health()).toBe(0);
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ nodes(first: 1) { nodes { id } } }' }),
    });
    const answer = await response.text();
    expect(answer).toMatch(/^\{"data":\{"nodes":\{"nodes":\[\{"id":"[-0-9a-f]{36}"\}\]\}\}\}/);
    server.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
  });

  it('holds production packages only', () => {
    const read = (file: string) =>
      JSON.parse(readFileSync(join(image.root, 'app', file), 'utf8')) as {
        packages: Record<string, unknown>;
      };
    const installed = Object.keys(read('node_modules/.package-lock.json').packages);
    expect(installed).toContain('node_modules/graphql');
    expect(installed.filter((path) => /typescript|vitest|eslint|federation-internals/.test(path))).toEqual(
      [],
    );
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function started({ stdout, stderr }: ReturnType<Image['run']>): Promise<void> {
  stderr?.pipe(process.stderr);
  return new Promise((resolve) => {
    stdout?.on('data', (chunk) => String(chunk).includes('listens on') && resolve());
  });
}
