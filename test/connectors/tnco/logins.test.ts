import { describe, expect, it } from 'vitest';
import { startEmbeddedCloud } from '../../../src/embedded/cloud.ts';
import { standardAccount } from '../../../src/embedded/tnco/accounts.ts';
import { fakeUpstream } from '../../support/fakeUpstream.ts';
import { codes, openGateway } from '../../support/gateway.ts';

const { clientId, clientSecret, username, password, apiKey, token } = standardAccount;
const client = { TNCO_CLIENT_ID: clientId, TNCO_CLIENT_SECRET: clientSecret };
const query = '{ processes(first: 1) { nodes { id } } }';

describe('TNC-O', () => {
  it.each([
    ['a fixed token', () => ({ TNCO_TOKEN: token })],
    ['client credentials', () => client],
    ['a user and a client', () => ({ ...client, TNCO_USERNAME: username, TNCO_PASSWORD: password })],
    ['a user of the UI', () => ({ TNCO_USERNAME: username, TNCO_PASSWORD: password })],
    [
      'a Zen API key',
      (url: string) => ({ TNCO_USERNAME: username, TNCO_API_KEY: apiKey, TNCO_AUTH_ADDRESS: url }),
    ],
    [
      'a Zen API key, the address given whole',
      (url: string) => ({
        TNCO_USERNAME: username,
        TNCO_API_KEY: apiKey,
        TNCO_AUTH_ADDRESS: `${url}/icp4d-api/v1/authorize`,
      }),
    ],
  ])('is logged in to with %s', async (_what, env: (url: string) => Record<string, string>) => {
    const cloud = await startEmbeddedCloud();
    const { tnco } = cloud.urls;
    const { run } = await openGateway({ TNCO_URL: tnco, ...env(tnco) });
    const { data, errors } = await run(query);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ processes: { nodes: [{ id: expect.any(String) as string }] } });
    await cloud.close();
  });

  it('is not, with a wrong secret', async () => {
    const cloud = await startEmbeddedCloud();
    const { run } = await openGateway({
      TNCO_URL: cloud.urls.tnco,
      ...client,
      TNCO_CLIENT_SECRET: 'a-wrong-secret',
    });
    const answer = await run(query);
    expect(codes(answer)).toEqual(['UPSTREAM_FORBIDDEN']);
    expect(answer.text).not.toContain('a-wrong-secret');
    await cloud.close();
  });
});

it('does not take a 404 to the login for a process that is not there', async () => {
  const tnco = await fakeUpstream(() => ({ status: 404 }));
  const { run } = await openGateway({ TNCO_URL: tnco.url, ...client });
  const answered = await run('{ process(id: "00000000-0000-4000-8000-000000000001") { id } }');
  expect(codes(answered)).toEqual(['UPSTREAM_REJECTED']);
  expect(tnco.lines).toEqual(['POST /oauth/token']);
});
