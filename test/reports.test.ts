import { expect, it, onTestFinished } from 'vitest';
import { readSettings } from '../src/config/readSettings.ts';
import { createGateway } from '../src/gateway.ts';
import { silent } from '../src/reports.ts';
import { openGateway, runQuery } from './support/gateway.ts';

const env = { INSPECTOR_URL: 'http://127.0.0.1:1', NOVA_URL: 'http://127.0.0.1:1' };
const long = 'x'.repeat(60_000);

it('keeps the line of a write short, whatever its ids are', async () => {
  const { run, audit } = await openGateway(env);
  const events = `{ name: NETWORK_CHANGED, serverUuid: "${long}" }`;
  await run(`mutation { createServerEvents(input: { events: [${events}] }) { userErrors { code } } }`);
  await run(`mutation { abortIntrospection(input: { nodeId: "${long}" }) { userErrors { code } } }`);
  const cut = `${'x'.repeat(255)}…`;
  expect(audit.map(({ target }) => target)).toEqual([
    { events: { count: 1, servers: [cut] } },
    { nodeId: cut },
  ]);
});

it('keeps the line of a request short, whatever its operation is called', async () => {
  const names: (string | null)[] = [];
  const settings = readSettings({ env, cwd: '/nowhere', home: '/nowhere' });
  const gateway = await createGateway(settings, {
    ...silent,
    request: ({ operation }) => names.push(operation),
  });
  onTestFinished(async () => gateway.stop());
  await runQuery(gateway, `query ${long} { __typename }`);
  expect(names).toEqual(['x'.repeat(100)]);
});
