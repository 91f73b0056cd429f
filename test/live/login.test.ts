import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { nodeList, sendEvents } from './documents.ts';
import { openGateway } from './gateway.ts';
import { record } from './recorder.ts';
import type { Recorder } from './recorder.ts';
import { revoke } from './targets/target.ts';
import type { Doors, Person } from './targets/target.ts';
import { at, listAt } from './wire.ts';
import { onEachCloud } from './world.ts';

onEachCloud("the gateway's own login", (world) => {
  const started = async (env: Record<string, string>) => {
    const gateway = await openGateway({
      CALLERS: 'anonymous',
      OS_REGION_NAME: world().target.region,
      ...env,
    });
    onTestFinished(() => gateway.close());
    return gateway;
  };
  const recorded = async (upstream: string): Promise<Recorder> => {
    const recorder = await record(upstream);
    onTestFinished(() => recorder.close());
    return recorder;
  };
  const byPassword = (person: Person, { authUrl, accounts }: Doors = world().target) => {
    const { password, project } = accounts[person];
    return {
      OS_AUTH_URL: authUrl,
      OS_USERNAME: person,
      OS_PASSWORD: password,
      OS_USER_DOMAIN_NAME: 'Default',
      ...(project === null
        ? { OS_SYSTEM_SCOPE: 'all' }
        : { OS_PROJECT_NAME: project, OS_PROJECT_DOMAIN_NAME: 'Default' }),
    };
  };
  const three = { data: { nodes: { edges: [{}, {}, {}] } } };
  const list = { variables: { first: 3 } };
  const logins = ({ seen }: Recorder) =>
    seen.filter(({ method, path }) => method === 'POST' && path.endsWith('/auth/tokens'));

  it('is a name and a password, in a project or on the system', async () => {
    for (const person of ['operator', 'sysreader'] as const) {
      const gateway = await started(byPassword(person));
      expect(await gateway.ask(nodeList, list)).toMatchObject({ status: 200, body: three });
    }
  });

  it('is an application credential', async () => {
    const { authUrl, credentials } = world().target;
    const gateway = await started({
      OS_AUTH_URL: authUrl,
      OS_AUTH_TYPE: 'v3applicationcredential',
      OS_APPLICATION_CREDENTIAL_ID: credentials.admin.id,
      OS_APPLICATION_CREDENTIAL_SECRET: credentials.admin.secret,
    });
    expect(await gateway.ask(nodeList, list)).toMatchObject({ status: 200, body: three });
    const events = [{ name: 'NETWORK_CHANGED', serverUuid: world().target.servers.running[0] }];
    const { body } = await gateway.ask(sendEvents, { variables: { events } });
    expect(at(body, 'data', 'createServerEvents', 'events', 0, 'code')).toBe(200);
  });

  it('is a cloud of clouds.yaml', async () => {
    const { authUrl, accounts, region } = world().target;
    const folder = await mkdtemp(join(tmpdir(), 'clouds-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'clouds.yaml');
    const auth = { auth_url: authUrl, username: 'operator', password: accounts.operator.password };
    const domains = { project_name: 'demo', user_domain_name: 'Default', project_domain_name: 'Default' };
    const clouds = { here: { region_name: region, auth: { ...auth, ...domains } } };
    await writeFile(file, JSON.stringify({ clouds }));
    const gateway = await started({ OS_CLOUD: 'here', OS_CLIENT_CONFIG_FILE: file });
    expect(await gateway.ask(nodeList, list)).toMatchObject({ status: 200, body: three });
  });

  it.each([
    ['a wrong password', () => ({ ...byPassword('operator'), OS_PASSWORD: 'wrong' })],
    ['an unknown project', () => ({ ...byPassword('operator'), OS_PROJECT_NAME: 'nowhere' })],
  ])('says so when it is refused: %s', async (_title, env) => {
    const gateway = await started(env());
    const { body } = await gateway.ask(nodeList, list);
    expect(at(body, 'data')).toEqual({ nodes: null });
    expect(at(body, 'errors', 0, 'extensions')).toMatchObject({ upstream: 'keystone' });
  });

  describe('finds its way', () => {
    it('by the catalog, or by an address that overrides it', async () => {
      const recorder = await recorded(world().target.inspector);
      for (const name of ['INSPECTOR_URL', 'OS_BAREMETAL_INTROSPECTION_ENDPOINT_OVERRIDE']) {
        const before = recorder.seen.length;
        const gateway = await started({ ...byPassword('operator'), [name]: recorder.url });
        expect(await gateway.ask(nodeList, list)).toMatchObject({ body: three });
        expect(recorder.seen.length).toBe(before + 1);
      }
      const gateway = await started(byPassword('operator'));
      expect(await gateway.ask(nodeList, list)).toMatchObject({ body: three });
      expect(recorder.seen).toHaveLength(2);
    });

    it('in its region only', async () => {
      const gateway = await started({ ...byPassword('operator'), OS_REGION_NAME: 'Elsewhere' });
      const { body } = await gateway.ask(nodeList, list);
      expect(at(body, 'data')).toEqual({ nodes: null });
      expect(at(body, 'errors', 0, 'extensions', 'code')).toMatch(/^UPSTREAM_/);
    });
  });

  describe('is renewed', () => {
    const inspectorNow = (doors: Doors, keystone: Recorder) => ({
      ...byPassword('operator', { ...doors, authUrl: keystone.url }),
      INSPECTOR_URL: doors.inspector,
      NOVA_URL: doors.nova,
    });

    it('once at its expiry, however many requests come', async () => {
      const doors = await world().target.brief();
      const keystone = await recorded(doors.authUrl);
      const gateway = await started(inspectorNow(doors, keystone));
      expect(await gateway.ask(nodeList, list)).toMatchObject({ body: three });
      expect(logins(keystone)).toHaveLength(1);
      await new Promise((resolve) => setTimeout(resolve, 12_500));
      const began = Date.now();
      // No two alike: reads that are the same would be joined, and ask for one login between them.
      const asked = await Promise.all(
        Array.from({ length: world().target.crowd }, (_, n) =>
          gateway.ask(nodeList, { variables: { first: 100 + n } }),
        ),
      );
      for (const { status, body } of asked) {
        expect(status).toBe(200);
        expect(body).not.toHaveProperty('errors');
        expect(listAt(body, 'data', 'nodes', 'edges').length).toBeGreaterThan(10);
      }
      // A token of 12 s is renewed after 9: on a machine that is so slow, there is more than one expiry to see.
      const expiries = 1 + Math.floor((Date.now() - began) / 9_000);
      expect(logins(keystone).length).toBeGreaterThanOrEqual(2);
      expect(logins(keystone).length).toBeLessThanOrEqual(1 + expiries);
    }, 60_000);

    it('once when it was revoked, and each write is sent once more', async () => {
      const keystone = await recorded(world().target.authUrl);
      const nova = await recorded(world().target.nova);
      const doors = { ...world().target, nova: nova.url };
      const gateway = await started(inspectorNow(doors, keystone));
      expect(await gateway.ask(nodeList, list)).toMatchObject({ body: three });
      await revoke(world().target, logins(keystone)[0]?.subject ?? '');
      const events = [{ name: 'NETWORK_CHANGED', serverUuid: world().target.servers.running[0] }];
      const sent = await Promise.all(
        Array.from({ length: 20 }, () => gateway.ask(sendEvents, { variables: { events } })),
      );
      for (const { body } of sent)
        expect(at(body, 'data', 'createServerEvents', 'events', 0, 'code')).toBe(200);
      expect(logins(keystone)).toHaveLength(2);
      const posts = nova.seen.filter(({ method }) => method === 'POST');
      expect(posts.filter(({ status }) => status === 200)).toHaveLength(20);
    }, 60_000);
  });
});
