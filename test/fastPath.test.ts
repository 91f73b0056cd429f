import { expect, it, onTestFinished, vi } from 'vitest';
import { readSettings } from '../src/config/readSettings.ts';
import { startEmbeddedCloud } from '../src/embedded/cloud.ts';
import { createGateway } from '../src/gateway.ts';
import { createHttpFront } from '../src/http/front.ts';
import type { RequestLine } from '../src/reports.ts';
import type { CallOutcome } from '../src/transport/scope.ts';

const requestId = 'req-00000000-0000-4000-8000-000000000001';

async function open(env: Record<string, string> = {}) {
  const cloud = await startEmbeddedCloud();
  const own = { ...cloud.env, CALLERS: 'anonymous', INTROSPECTION: 'yes', ...env };
  const settings = readSettings({ env: own, cwd: '/nowhere', home: '/nowhere' });
  const lines: RequestLine[] = [];
  const calls: CallOutcome[] = [];
  const failures: unknown[] = [];
  const gateway = await createGateway(settings, {
    audit: () => undefined,
    call: (outcome) => void calls.push(outcome),
    failure: (_requestId, error) => void failures.push(error),
    request: (line) => void lines.push(line),
  });
  const front = createHttpFront(gateway, settings);
  const url = await front.app.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(async () => {
    await front.stop(0);
    await gateway.stop();
    await cloud.close();
  });
  const apollo = vi.spyOn(gateway.server, 'executeHTTPGraphQLRequest');
  const ask = async (body: unknown, headers: Record<string, string> = {}) => {
    const before = apollo.mock.calls.length;
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-openstack-request-id': requestId, ...headers },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    const type = response.headers.get('content-type');
    return {
      answer: { status: response.status, type, text },
      byApollo: apollo.mock.calls.length > before,
    };
  };
  return { ask, lines, calls, failures, cloud };
}

const nodes = 'query Nodes($first: Int! = 2) { nodes(first: $first) { nodes { id } } }';
const two = 'query A { nodes(first: 1) { nodes { id } } } query B { __typename }';
const gone = '00000000-0000-4000-8000-00000000dead';

it.each([
  ['a query', { query: nodes }],
  ['variables', { query: nodes, variables: { first: 3 } }],
  ['empty extensions', { query: nodes, extensions: {}, variables: null, operationName: null }],
  ['one of two operations', { query: two, operationName: 'B' }],
  ['introspection', { query: '{ __schema { queryType { name } } }' }],
])('answers %s as before once it is known, without Apollo Server', async (_name, body) => {
  const { ask, lines } = await open();
  const first = await ask(body);
  expect(first).toMatchObject({ byApollo: true, answer: { status: 200 } });
  expect(await ask(body)).toEqual(first);
  expect(await ask(body)).toEqual({ ...first, byApollo: false });
  const [line, , short] = lines;
  expect(short).toEqual({ ...line, milliseconds: short?.milliseconds, calls: short?.calls });
});

it.each([
  ['a variable that does not fit', { query: nodes, variables: { first: 'x' } }],
  ['a failure of a field', { query: nodes, variables: { first: 0 } }],
  ['variables that are over a limit', { query: nodes, variables: { first: 5000 } }],
  ['an unknown operation', { query: two, operationName: 'C' }],
  ['no operation chosen', { query: two }],
  ['variables that are a text', { query: nodes, variables: '{}' }],
  ['extensions that are a list', { query: nodes, extensions: [] }],
  [
    'a hash of another text',
    { query: nodes, extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
  ],
])('has Apollo Server answer %s, as if the query were new', async (_name, body) => {
  const fresh = await open();
  const expected = await fresh.ask(body);
  const { ask, failures } = await open();
  for (let time = 0; time < 3; time++) {
    await ask({ query: nodes });
    await ask({ query: two, operationName: 'A' });
  }
  expect(await ask(body)).toEqual(expected);
  expect(failures).toHaveLength(fresh.failures.length);
});

it('makes the calls of a request that fails but once', async () => {
  const { ask, calls, cloud } = await open();
  const query = 'query One($id: ID!) { operationLog(id: $id) { id status } }';
  for (let time = 0; time < 3; time++) await ask({ query, variables: { id: gone } });
  cloud.faults.karbor.add({ status: 500 });
  calls.length = 0;
  const { answer, byApollo } = await ask({ query, variables: { id: gone } });
  expect(byApollo).toBe(true);
  expect(answer.text).toContain('UPSTREAM_FAILED');
  expect(calls.filter(({ upstream }) => upstream === 'karbor')).toHaveLength(1);
});

it('gives each kind of Accept header the type that Apollo Server gave it', async () => {
  const { ask } = await open();
  const modern = { accept: 'application/graphql-response+json' };
  for (let time = 0; time < 3; time++) await ask({ query: nodes });
  const [first, second] = [await ask({ query: nodes }, modern), await ask({ query: nodes }, modern)];
  expect(first.byApollo).toBe(true);
  expect(first.answer.type).toContain(modern.accept);
  expect(second).toEqual({ ...first, byApollo: false });
  expect(await ask({ query: nodes }, { accept: 'text/html' })).toMatchObject({ answer: { status: 406 } });
});

it('learns nothing from a query that came as a hash', async () => {
  const { ask } = await open();
  const { createHash } = await import('node:crypto');
  const sha256Hash = createHash('sha256').update(nodes).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  await ask({ query: nodes, extensions });
  for (let time = 0; time < 3; time++) await ask({ extensions });
  expect(await ask({ query: nodes })).toMatchObject({ byApollo: true });
});

it('explains where it is asked to', async () => {
  const { ask } = await open({ EXPLAIN: 'yes' });
  for (let time = 0; time < 3; time++) await ask({ query: nodes });
  const { answer } = await ask({ query: nodes }, { 'x-tributary-explain': '1' });
  expect(answer.text).toContain('"explain"');
});

it('still asks who asks', async () => {
  const { ask } = await open({ CALLERS: 'keystone' });
  for (let time = 0; time < 3; time++) await ask({ query: '{ __typename }' });
  expect(await ask({ query: '{ __typename }' })).toMatchObject({ byApollo: false });
  const headers = { 'x-auth-token': 'gAAAAmadeup' };
  expect(await ask({ query: '{ __typename }' }, headers)).toMatchObject({ answer: { status: 401 } });
});
