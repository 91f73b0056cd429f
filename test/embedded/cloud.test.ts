import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { printCloud, startEmbeddedCloud } from '../../src/embedded/cloud.ts';
import { testCloud } from './calling.ts';

it('prints what a shell has to know', async () => {
  const { cloud } = await testCloud();
  const lines = printCloud(cloud).split('\n');
  expect(lines).toContain(`export OS_AUTH_URL=${cloud.urls.keystone}/v3`);
  expect(lines).toContain('export OS_USERNAME=operator');
  expect(lines).toContain(`export TNCO_URL=${cloud.urls.tnco}`);
  expect(printCloud({ env: { OS_PASSWORD: "it's a secret" } })).toBe(
    "export OS_PASSWORD='it'\\''s a secret'",
  );
});

it('logs in with just that', async () => {
  const { cloud } = await testCloud();
  const {
    OS_AUTH_URL,
    OS_USERNAME,
    OS_PASSWORD,
    OS_PROJECT_NAME,
    OS_USER_DOMAIN_NAME,
    OS_PROJECT_DOMAIN_NAME,
  } = cloud.env;
  const user = { name: OS_USERNAME, password: OS_PASSWORD, domain: { name: OS_USER_DOMAIN_NAME } };
  const scope = { project: { name: OS_PROJECT_NAME, domain: { name: OS_PROJECT_DOMAIN_NAME } } };
  const body = JSON.stringify({ auth: { identity: { methods: ['password'], password: { user } }, scope } });
  expect((await fetch(`${OS_AUTH_URL}/auth/tokens`, { method: 'POST', body })).status).toBe(201);
});

it('puts its ports in a row, and leaves nothing behind when one is taken', async () => {
  const first = await freeRow();
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(first + 1, '127.0.0.1', resolve));
  await expect(startEmbeddedCloud({ basePort: first })).rejects.toThrow(/EADDRINUSE/);
  await new Promise((resolve) => blocker.close(resolve));
  const cloud = await startEmbeddedCloud({ basePort: first });
  onTestFinished(() => cloud.close());
  const ports = Object.values(cloud.urls).map((url) => Number(new URL(url).port));
  expect(ports).toEqual(ports.map((_, at) => first + at));
});

/** The first of some ports in a row that are free, below those that the system hands out itself. */
async function freeRow(from = 21_000): Promise<number> {
  const cloud = await startEmbeddedCloud({ basePort: from }).catch(() => null);
  if (!cloud) return freeRow(from + 10);
  await cloud.close();
  return from;
}

it('opens TNC-O to the token that it prints', async () => {
  const { cloud } = await testCloud();
  const get = async (token = '') =>
    fetch(`${cloud.urls.tnco}/api/processes?limit=3`, { headers: { Authorization: `Bearer ${token}` } });
  expect((await get('nonsense')).status).toBe(401);
  const answer = await get(cloud.env['TNCO_TOKEN']);
  expect([answer.status, await answer.json()]).toMatchObject([200, { length: 3 }]);
});

it('goes wrong upstream by upstream when told to', async () => {
  const { cloud } = await testCloud();
  cloud.faults.nova.add({ status: 503 });
  expect((await fetch(cloud.urls.nova)).status).toBe(503);
  expect((await fetch(cloud.urls.inspector)).status).toBe(200);
});

it('leaves no socket open when it is closed, not even one with an answer outstanding', async () => {
  const sockets = () => process.getActiveResourcesInfo().filter((kind) => /^TCP/.test(kind)).length;
  await expect.poll(sockets, { timeout: 5000 }).toBe(0);
  const cloud = await startEmbeddedCloud();
  cloud.faults.inspector.add({ silence: true });
  const waiting = fetch(cloud.urls.inspector).then(
    () => 'answered',
    () => 'dropped',
  );
  await (await fetch(cloud.urls.karbor)).text();
  await cloud.close();
  expect(await waiting).toBe('dropped');
  await expect.poll(sockets, { timeout: 5000 }).toBe(0);
});
