import { describe, expect, it, onTestFinished } from 'vitest';
import { examine } from '../../src/cli/doctor.ts';
import { startEmbeddedCloud } from '../../src/embedded/cloud.ts';
import { fakeUpstream } from '../support/fakeUpstream.ts';

async function cloud() {
  const started = await startEmbeddedCloud();
  onTestFinished(async () => started.close());
  return started;
}

const words = (found: Awaited<ReturnType<typeof examine>>) =>
  Object.fromEntries(found.map(({ check, ok, words: said }) => [check, `${ok ? 'ok' : 'FAIL'} ${said}`]));

it('finds every service of a working cloud well', async () => {
  const { env } = await cloud();
  const found = await examine(env, '/nowhere');
  expect(found.filter(({ ok }) => !ok)).toEqual([]);
  expect(words(found)).toMatchObject({
    keystone: 'ok speaks v3.14',
    inspector: 'ok speaks 1.18, lists nodes',
    nova: 'ok speaks 2.93',
    karbor: 'ok has the provider Object store',
    tnco: 'ok lists processes',
  });
  expect(words(found)['login']).toContain('operator in project demo');
});

it('names a wrong password, and asks nothing else with it', async () => {
  const { env } = await cloud();
  const found = words(await examine({ ...env, OS_PASSWORD: 'wrong' }, '/nowhere'));
  expect(found['keystone']).toMatch(/^ok/);
  expect(found['login']).toMatch(/^FAIL keystone refused access .*OS_PASSWORD/);
  expect(found['nova']).toBe('FAIL not asked, since the login failed');
});

it('names a missing catalog entry', async () => {
  const { env } = await cloud();
  const found = words(await examine({ ...env, OS_REGION_NAME: 'Elsewhere' }, '/nowhere'));
  expect(found['inspector']).toMatch(
    /^FAIL .*no public endpoint of type baremetal-introspection in region Elsewhere/,
  );
});

it('names a dead service, and the others are well', async () => {
  const { env } = await cloud();
  const found = words(await examine({ ...env, NOVA_URL: 'http://127.0.0.1:9' }, '/nowhere'));
  expect(found['nova']).toMatch(/^FAIL nova could not be reached .*ECONNREFUSED/);
  expect(found['inspector']).toMatch(/^ok/);
});

describe('without a login of its own', () => {
  async function callersOnly(more: Record<string, string> = {}) {
    const { env } = await cloud();
    const { OS_AUTH_URL = '', OS_REGION_NAME = '' } = env;
    return words(await examine({ OS_AUTH_URL, OS_REGION_NAME, ...more }, '/nowhere'));
  }

  it('finds nothing wrong with addresses that only callers have', async () => {
    const found = await callersOnly();
    expect(found['keystone']).toBe('ok speaks v3.14');
    for (const name of ['inspector', 'nova', 'karbor'])
      expect(found[name]).toMatch(/^ok not checked: .*catalog; give OS_USERNAME.* or OS_TOKEN/);
  });

  it('finds a service well that wants a login', async () => {
    const { url } = await fakeUpstream(() => ({ status: 401, text: 'Authentication required' }));
    const found = await callersOnly({ INSPECTOR_URL: url, KARBOR_URL: `${url}/v1/{project_id}` });
    for (const name of ['inspector', 'karbor'])
      expect(found[name]).toMatch(/^ok is reachable, and wants a login/);
  });

  it('names a dead service', async () => {
    const found = await callersOnly({ INSPECTOR_URL: 'http://127.0.0.1:9' });
    expect(found['inspector']).toMatch(/^FAIL inspector could not be reached .*ECONNREFUSED/);
  });
});

it('takes no word of keystone for one of nova', async () => {
  const { url } = await fakeUpstream(() => ({ status: 404, text: 'no such page' }));
  const env = { OS_AUTH_URL: `${url}/identity`, OS_TOKEN: 'gAAAAmadeup', NOVA_URL: url };
  expect(words(await examine(env, '/nowhere'))['nova']).toBe('FAIL not asked, since the login failed');
});
