import { expect, it, onTestFinished } from 'vitest';
import { startEmbeddedCloud } from '../../src/embedded/cloud.ts';
import { openPlace } from './support.ts';

it('leads to the embedded cloud by the variables that the cloud gives', async () => {
  const cloud = await startEmbeddedCloud();
  onTestFinished(() => cloud.close());
  const settings = openPlace().read({ NODE_ENV: 'production', TRIBUTARY_EMBEDDED: '1' }, cloud.env);
  expect(settings.callers.kind).toBe('anonymous');
  expect(settings.keystone).toMatchObject({
    url: `${cloud.urls.keystone}/v3`,
    credentials: { method: 'password' },
  });
  expect(settings.tnco).toMatchObject({ url: cloud.urls.tnco, login: { mode: 'token' } });
  for (const name of ['inspector', 'nova', 'karbor'] as const)
    expect(settings[name]).toMatchObject({ url: null });
});
