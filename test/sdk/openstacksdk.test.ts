import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EmbeddedCloud } from '../../src/embedded/cloud.ts';
import { startEmbeddedCloud } from '../../src/embedded/cloud.ts';
import { directory, projects } from '../../src/embedded/keystone/directory.ts';
import { servers } from '../../src/embedded/nova/servers.ts';
import { isObject } from '../replay/shape.ts';

const script = fileURLToPath(new URL('session.py', import.meta.url));

let cloud: EmbeddedCloud;
let seen: Record<string, unknown> = {};

beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  const [node, aborted] = cloud.state.inspector.nodes.map(({ uuid }) => uuid);
  // A directory and a home of its own, so that no clouds.yaml of this machine is found.
  const home = await mkdtemp(join(tmpdir(), 'sdk-'));
  const [credential] = directory.applicationCredentials;
  const login = { CREDENTIAL: credential?.id, SECRET: credential?.secret };
  const given = { NODE: node, ABORTED: aborted, SERVER: servers.web1.id, ...login };
  const env = { PATH: process.env['PATH'], HOME: home, ...given, ...cloud.env };
  try {
    // Debian's own Python; another one doesn't see Debian's packages.
    const { stdout } = await promisify(execFile)('/usr/bin/python3', [script], { cwd: home, env });
    const printed: unknown = JSON.parse(stdout);
    if (isObject(printed)) seen = printed;
  } finally {
    await rm(home, { recursive: true });
  }
}, 60_000);

afterAll(() => cloud.close());

it('lists introspections, all and by pages', () => {
  expect(seen['listed']).toHaveLength(11);
  expect(seen['paged']).toEqual(seen['listed']);
});

it('shows one, and its data', () => {
  expect(seen['shown']).toMatchObject({ state: 'finished', is_finished: true, error: null });
  expect(seen['data']).toHaveProperty('inventory.cpu.count');
  expect(seen['unprocessed']).toHaveProperty('inventory');
  expect(seen['missing']).toContain('no-such-node');
});

it('starts one and waits for its end', () => {
  expect(seen['started']).toMatch(/^(starting|waiting)$/);
  expect(seen['done']).toEqual({ state: 'finished', error: null });
});

it('aborts one', () => {
  expect(seen['aborted']).toEqual({ state: 'error', error: 'Canceled by operator' });
});

it('logs in as a program, and as an administrator of the whole cloud', () => {
  expect(seen['program']).toBe(projects.admin.id);
  expect(seen['system']).toBe(11);
});

it('sends server events', () => {
  const event = {
    name: 'power-update',
    server_uuid: servers.web1.id,
    tag: 'POWER_ON',
    status: 'completed',
    code: 200,
  };
  expect(seen['events']).toEqual({ status: 200, body: { events: [event] } });
  expect(seen['too_low']).toMatchObject({ status: 400, body: { badRequest: { code: 400 } } });
  expect(cloud.state.nova.events).toHaveLength(1);
});
