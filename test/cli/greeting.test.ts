import { expect, it } from 'vitest';
import { greeting } from '../../src/cli/greeting.ts';
import { readSettings } from '../../src/config/readSettings.ts';
import { openGateway } from '../support/gateway.ts';

const url = 'http://127.0.0.1:4000';
const greet = (env: Record<string, string>) =>
  greeting({ url, settings: readSettings({ env, cwd: '/nowhere', home: '/nowhere' }) });

it('says that data are invented, and never that nothing is configured where something is', () => {
  const embedded: Record<string, string>[] = [{}, { TRIBUTARY_EMBEDDED: '1' }, { MAX_DEPTH: '9' }];
  for (const env of embedded) expect(greet(env)).toMatch(/The data are invented: .*[^]*nodes\(first: 3\)/);
  expect(greet({ TNCO_URL: 'http://127.0.0.1:1' })).not.toContain('invented');
});

it.each([
  [{ TNCO_URL: 'http://127.0.0.1:1' }, 'processes'],
  [{ KARBOR_URL: 'http://127.0.0.1:1/v1/p' }, 'protectionProviders'],
  [{ NOVA_URL: 'http://127.0.0.1:1/v2.1' }, 'upstreamServices'],
  [{ INSPECTOR_URL: 'http://127.0.0.1:1', TNCO_URL: 'http://127.0.0.1:1' }, 'nodes'],
])('suggests with %o a query for it', async (env, field) => {
  const [, body = ''] = /-d \'(.*)\'/.exec(greet(env)) ?? [];
  const { query } = JSON.parse(body) as { query: string };
  expect(query).toMatch(new RegExp(`^{ ${field}\\b`));
  const { run } = await openGateway(env);
  const { errors } = await run(query);
  expect(errors.map(({ extensions }) => extensions['code'])).not.toContain('GRAPHQL_VALIDATION_FAILED');
  expect(errors.map(({ extensions }) => extensions['code'])).not.toContain('UPSTREAM_NOT_CONFIGURED');
});
