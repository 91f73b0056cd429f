import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { serve } from '../../src/cli/serve.ts';
import { listening } from '../support/fakeUpstream.ts';

const env = { TNCO_URL: 'http://127.0.0.1:9', LOG_LEVEL: 'silent', METRICS: 'off' };
const fault = async (more: Record<string, string>) =>
  serve({ ...env, PORT: '0', ...more }, '/nowhere').catch((error: unknown) => String(error));

async function taken(): Promise<string> {
  const server = createServer();
  onTestFinished(() => void server.close());
  return String(await listening(server));
}

it('tells of an address that it cannot listen on as of a fault of the configuration', async () => {
  const PORT = await taken();
  const start = '^ConfigError: The configuration has a fault:\n';
  expect(await fault({ PORT })).toMatch(new RegExp(`${start}  HOST and PORT: .*EADDRINUSE.*:${PORT}; name`));
  const elsewhere = { HOST: '192.0.2.1', ALLOW_ANONYMOUS_CALLERS_ANYWHERE: 'yes' };
  expect(await fault(elsewhere)).toMatch(new RegExp(`${start}  HOST and PORT: .*EADDRNOTAVAIL`));
  const metrics = { METRICS: 'on', METRICS_ADDRESS: `127.0.0.1:${PORT}` };
  expect(await fault(metrics)).toMatch(new RegExp(`${start}  METRICS_ADDRESS: .*EADDRINUSE`));
});
