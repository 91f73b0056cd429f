import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readSettings } from '../../src/config/readSettings.ts';
import { createHttpFront } from '../../src/http/front.ts';
import { fakeUpstream, silence } from '../support/fakeUpstream.ts';
import { openGateway } from '../support/gateway.ts';
import { karborAt, openServing } from '../support/serving.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

interface Reply {
  readonly status: number;
  readonly codes: readonly string[];
  readonly data: unknown;
}

/** A gateway before a karbor without providers. */
async function stage(env: Record<string, string> = {}) {
  const karbor = await fakeUpstream(() => ({ json: { providers: [] } }));
  const gateway = await openServing({ ...karborAt(karbor), ...env });
  const ask = async (body: unknown, headers: Record<string, string> = {}): Promise<Reply> => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const { data = null, errors = [] } = (await response.json()) as {
      data?: unknown;
      errors?: { extensions: { code: string } }[];
    };
    return { status: response.status, data, codes: errors.map(({ extensions }) => extensions.code) };
  };
  return { karbor, gateway, ask };
}

const providers = (alias: string) => `{ ${alias}: protectionProviders { nodes { id } } }`;

it('reports a failure of its own under the id that the client is told, and masks it', async () => {
  const { gateway, failures } = await openGateway({ KARBOR_URL: 'http://127.0.0.1:1/v1/p' });
  const { app } = createHttpFront(gateway, readSettings({ env: {}, cwd: '/nowhere', home: '/nowhere' }));
  const cause = new Error('10.9.8.7 is on fire');
  app.get('/boom', () => {
    throw cause;
  });
  const answer = await app.inject('/boom');
  expect(answer.statusCode).toBe(500);
  expect(answer.body).toContain('INTERNAL_SERVER_ERROR');
  expect(answer.body).not.toContain('10.9.8.7');
  expect(failures).toEqual([cause]);
  await app.close();
});

describe('/readyz', () => {
  it('answers soon, and with 200, whatever upstreams do', async () => {
    const dumb = await fakeUpstream(() => silence);
    const { gateway } = await stage({
      NOVA_URL: `${dumb.url}/v2.1`,
      NOVA_TOKEN: 'a-token',
      NOVA_TIMEOUT: '30s',
    });
    const began = performance.now();
    const response = await fetch(`${gateway.url}/readyz`);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: 'ready',
      upstreams: {
        karbor: { configured: true, reachable: true },
        nova: { configured: true, reachable: false },
        tnco: { configured: false, reachable: null },
      },
    });
  });
});

describe('METRICS_ADDRESS', () => {
  it('keeps the metrics from clients', async () => {
    const { gateway, ask } = await stage({ METRICS_ADDRESS: '127.0.0.1:0' });
    await ask({ query: providers('a') });
    expect((await fetch(`${gateway.url}/metrics`)).status).toBe(404);
    const text = await (await fetch(`${gateway.metricsUrl ?? ''}/metrics`)).text();
    expect(text).toMatch(/^tributary_request_duration_seconds_count\{type="query",outcome="ok"\} 1$/m);
    expect(text).toMatch(
      /^tributary_upstream_call_duration_seconds_count\{upstream="karbor",operation="provider.list",status="200",code="OK"\} 1$/m,
    );
    expect((await fetch(`${gateway.metricsUrl ?? ''}/graphql`, { method: 'POST' })).status).toBe(404);
  });
});

describe('TRUST_PROXY', () => {
  const asClient = (address: string) => ({ 'x-forwarded-for': address });
  const query = { query: providers('a') };

  it('counts clients behind a listed proxy by the address that it gives', async () => {
    const { ask } = await stage({ TRUST_PROXY: 'loopback', RATE_LIMIT: '2' });
    for (const [client, status] of [
      ['198.51.100.1', 200],
      ['198.51.100.1', 200],
      ['198.51.100.1', 429],
      ['198.51.100.2', 200],
      // What a client says of itself comes before what the proxy says of it.
      ['198.51.100.77, 198.51.100.1', 429],
    ] as const)
      expect((await ask(query, asClient(client))).status).toBe(status);
  });

  it.each<Record<string, string>>([{}, { TRUST_PROXY: '10.0.0.0/8' }])(
    'believes no one else: %j',
    async (env) => {
      const { ask } = await stage({ ...env, RATE_LIMIT: '2' });
      for (const [n, status] of [200, 200, 429].entries())
        expect((await ask(query, asClient(`198.51.100.${n}`))).status).toBe(status);
    },
  );

  it('refuses by a code, before any upstream call', async () => {
    const { karbor, ask } = await stage({ RATE_LIMIT: '1' });
    await ask(query);
    expect(await ask(query)).toEqual({ status: 429, data: null, codes: ['RATE_LIMITED'] });
    expect(karbor.lines).toHaveLength(1);
  });
});

describe('/graphql', () => {
  it('keeps its answers out of all caches, past Apollo Server and through it', async () => {
    const { gateway } = await stage();
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ query: providers('a') });
    const url = `${gateway.url}/graphql`;
    const get = `${url}?${new URLSearchParams({ query: providers('a') }).toString()}`;
    const answers = [await fetch(get, { headers }), await fetch(url, { method: 'POST', headers })];
    for (let time = 0; time < 4; time++) answers.push(await fetch(url, { method: 'POST', headers, body }));
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 200, 200, 200, 200]);
    for (const answer of answers) expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('tells in the one shape of errors what it does not take, and what is nowhere', async () => {
    const { gateway } = await stage();
    const error = {
      message: expect.any(String) as string,
      extensions: { code: 'BAD_REQUEST', requestId: expect.stringMatching(/^req-/) as string },
    };
    const put = await fetch(`${gateway.url}/graphql?x`, { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST, OPTIONS']);
    expect(await put.json()).toEqual({ errors: [error] });
    const nowhere = await fetch(`${gateway.url}/graphqlx`);
    expect([nowhere.status, nowhere.headers.get('allow')]).toEqual([404, null]);
    expect(await nowhere.json()).toEqual({ errors: [error] });
  });
});

describe('persisted queries', () => {
  const byHash = (text: string, more = {}) => ({
    ...more,
    extensions: { persistedQuery: { version: 1, sha256Hash: sha256(text) } },
  });

  it('are registered with their text, and no more than the bound are kept: the oldest goes', async () => {
    const { ask } = await stage({ PERSISTED_QUERIES: '2' });
    const [a, b, c] = [providers('a'), providers('b'), providers('c')] as const;
    expect((await ask(byHash(a))).codes).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    for (const text of [a, b, c]) expect((await ask(byHash(text, { query: text }))).codes).toEqual([]);
    expect((await ask(byHash(a))).codes).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    expect((await ask(byHash(b))).data).toEqual({ b: { nodes: [] } });
    expect((await ask(byHash(c))).data).toEqual({ c: { nodes: [] } });
  });

  it('need the hash of their own text', async () => {
    const { ask } = await stage();
    const lying = { ...byHash(providers('a')), query: providers('b') };
    expect(await ask(lying)).toEqual({ status: 400, data: null, codes: ['BAD_REQUEST'] });
    expect((await ask(byHash(providers('a')))).codes).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  });

  it.each([{ toString: 1 }, []])('are refused under a hash that is no text: %j', async (sha256Hash) => {
    const { ask, gateway } = await stage();
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    expect(await ask({ extensions })).toEqual({ status: 400, data: null, codes: ['BAD_REQUEST'] });
    const search = new URLSearchParams({ extensions: JSON.stringify(extensions) });
    const answer = await fetch(`${gateway.url}/graphql?${search.toString()}`, {
      headers: { 'apollo-require-preflight': 'yes' },
    });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('sha256Hash')]);
  });

  it('can be turned off', async () => {
    const { ask } = await stage({ PERSISTED_QUERIES: '0' });
    expect((await ask(byHash(providers('a')))).codes).toEqual(['PERSISTED_QUERY_NOT_SUPPORTED']);
  });
});

describe('the allow-list', () => {
  it('serves what is on it, by text, hash or id, and nothing else', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'allow-list-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const manifest = join(folder, 'manifest.json');
    const operations = [{ id: 'app:ProvidersById', body: providers('a'), name: 'P', type: 'query' }];
    writeFileSync(
      manifest,
      JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }),
    );
    const { karbor, ask } = await stage({ ALLOW_LIST: manifest });
    const persisted = (sha256Hash: string) => ({
      extensions: { persistedQuery: { version: 1, sha256Hash } },
    });
    const served = { status: 200, data: { a: { nodes: [] } }, codes: [] };
    expect(await ask({ query: providers('a') })).toEqual(served);
    expect(await ask(persisted(sha256(providers('a'))))).toEqual(served);
    expect(await ask(persisted('app:ProvidersById'))).toEqual(served);
    karbor.forget();
    const other = providers('b');
    expect((await ask({ query: other })).codes).toEqual(['FORBIDDEN']);
    expect((await ask({ query: other, ...persisted(sha256(other)) })).codes).toEqual(['FORBIDDEN']);
    expect((await ask(persisted(sha256(other)))).codes).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    expect((await ask({ query: '{ __typename }' })).codes).toEqual(['FORBIDDEN']);
    expect(karbor.lines).toEqual([]);
  });
});
