import { expect, it } from 'vitest';
import { tmpdir } from 'node:os';
import { examine } from '../../src/cli/doctor.ts';
import { onEachCloud } from './world.ts';

onEachCloud('the doctor', (world) => {
  const findings = async (change: Record<string, string> = {}) => {
    const { authUrl, accounts, region, invented } = world().target;
    const env = {
      OS_AUTH_URL: authUrl,
      OS_REGION_NAME: region,
      OS_USERNAME: 'operator',
      OS_PASSWORD: accounts.operator.password,
      OS_PROJECT_NAME: accounts.operator.project ?? '',
      OS_USER_DOMAIN_NAME: 'Default',
      OS_PROJECT_DOMAIN_NAME: 'Default',
      ...invented?.tnco,
      ...change,
    };
    const found = await examine(env, tmpdir());
    return Object.fromEntries(found.map(({ check, ok, words }) => [check, `${ok ? 'ok' : 'FAIL'} ${words}`]));
  };

  it('finds every server well', async () => {
    // The lab's catalog names a karbor that nobody runs.
    const real = world().target.invented === null;
    const found = await findings(real ? { KARBOR_ENABLED: 'no' } : {});
    expect(Object.values(found).filter((words) => !words.startsWith('ok'))).toEqual([]);
    expect(found).toMatchObject({
      keystone: 'ok speaks v3.14',
      inspector: 'ok speaks 1.18, lists nodes',
      nova: 'ok speaks 2.93',
    });
    expect(found['login']).toMatch(/^ok operator in project demo, roles .*admin/);
    if (!real)
      expect(found).toMatchObject({ karbor: 'ok has the provider Object store', tnco: 'ok lists processes' });
  });

  it('names a wrong password', async () => {
    const found = await findings({ OS_PASSWORD: 'wrong' });
    expect(found['keystone']).toMatch(/^ok/);
    expect(found['login']).toMatch(/^FAIL keystone .*OS_PASSWORD/);
  });

  it('names what the catalog lacks', async () => {
    const found = await findings({ OS_REGION_NAME: 'Elsewhere' });
    expect(found['inspector']).toMatch(/^FAIL .*no public endpoint of type baremetal-introspection/);
  });

  it('names a dead nova alone', async () => {
    const found = await findings({ NOVA_URL: 'http://127.0.0.1:9/v2.1' });
    expect(found['nova']).toMatch(/^FAIL nova could not be reached/);
    expect(found['inspector']).toMatch(/^ok/);
  });
});
