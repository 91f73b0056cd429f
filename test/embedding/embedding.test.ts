import { getEventListeners } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { createServer as createNetServer } from 'node:net';
import { ApolloServer } from '@apollo/server';
import Fastify from 'fastify';
import { Kind, graphql, parse } from 'graphql';
import type { DocumentNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ConfigError, createGateway, createSubgraph, startEmbeddedCloud } from '../../src/index.ts';
import type { EmbeddedCloud, Options, StoreState, TributaryGateway } from '../../src/index.ts';

const query = '{ node(id: "metal-01") { introspection { state } } }';
const answer = { data: { node: { introspection: { state: 'FINISHED' } } } };
let cloud: EmbeddedCloud;
let options: Options;

beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  options = { env: { ...cloud.env, CALLERS: 'anonymous' } };
});
afterAll(async () => cloud.close());

describe('the gateway inside another server', () => {
  let gateway: TributaryGateway;
  beforeAll(async () => (gateway = await createGateway(options)));
  afterAll(async () => gateway.close());

  it('answers for node:http', async () => {
    const url = await listening(gateway.handler);
    expect(await post(`${url}/graphql`)).toEqual({ status: 200, body: answer });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/nothing`)).status).toBe(404);
  });

  it('answers below a prefix of a Fastify app, whose own routes and bodies stay its own', async () => {
    const app = Fastify();
    onTestFinished(() => app.close());
    app.post('/own', async ({ body }) => body);
    await app.register(gateway.plugin, { prefix: '/tributary' });
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    const reply = await post(`${url}/tributary/graphql`);
    expect(reply).toEqual({ status: 200, body: answer });
    expect((await post(`${url}/own`)).body).toEqual({ query });
    expect((await fetch(`${url}/graphql`)).status).toBe(404);
  });
});

describe('the gateway in a Fastify app', () => {
  it('answers below a prefix with a parameter, with the headers that hooks of the app have set', async () => {
    const gateway = await createGateway(options);
    const app = Fastify();
    onTestFinished(async () => {
      await app.close();
      await gateway.close();
    });
    app.addHook('onRequest', (_request, reply, done) => {
      void reply.header('x-own', 'set');
      done();
    });
    await app.register(gateway.plugin, { prefix: '/of/:tenant' });
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    for (const tenant of ['a', 'a-long-name-of-a-tenant']) {
      const reply = await fetch(`${url}/of/${tenant}/healthz?a=/b`);
      expect([reply.status, reply.headers.get('x-own')]).toEqual([200, 'set']);
    }
  });
});

describe('the subgraph in this process', () => {
  it('executes text and documents, with codes and without the inside in its errors', async () => {
    const subgraph = await createSubgraph(options);
    onTestFinished(() => subgraph.close());
    expect(await subgraph.execute({ query })).toMatchObject(answer);
    expect(await subgraph.execute({ query: parse(query) })).toMatchObject(answer);
    const broken = await subgraph.execute({ query: '{ nodes(after: "x") { nodes { id } } }' });
    expect(broken.errors).toMatchObject([{ path: ['nodes'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect((await subgraph.execute({ query: '{ nothing }' })).errors).toMatchObject([
      { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ]);
  });

  it("serves in someone else's Apollo Server, and in whatever copies contexts", async () => {
    const subgraph = await createSubgraph(options);
    onTestFinished(() => subgraph.close());
    const server = new ApolloServer({ schema: subgraph.schema, formatError: subgraph.formatError });
    const contextValue = await subgraph.context();
    const { body } = await server.executeOperation({ query }, { contextValue });
    expect(body).toMatchObject({ singleResult: answer });
    const copied = { ...(await subgraph.context()) };
    expect(await graphql({ schema: subgraph.schema, source: query, contextValue: copied })).toMatchObject(
      answer,
    );
    await server.stop();
  });

  it('hands out an SDL with the new names and without the mutations that are off', async () => {
    const config = { ...routed(cloud), writes: 'none', rename: { Node: 'BareMetalNode' } } as const;
    const subgraph = await createSubgraph({ config });
    onTestFinished(() => subgraph.close());
    expect(subgraph.sdl).toContain('type BareMetalNode @key');
    expect(subgraph.sdl).not.toMatch(/type Mutation\b/);
    const { data } = await subgraph.execute({
      query: '{ node(id: "metal-01") { __typename } _service { sdl } }',
    });
    expect(data).toEqual({ node: { __typename: 'BareMetalNode' }, _service: { sdl: subgraph.sdl } });
  });

  it('masks what is unforeseen and reports it', async () => {
    const failures: unknown[] = [];
    const reports = { failure: (_id: string, error: unknown) => failures.push(error) };
    const subgraph = await createSubgraph({ ...options, reports });
    onTestFinished(() => subgraph.close());
    const cause = new Error('password=hunter2 at /srv');
    const { message, extensions } = subgraph.maskError(cause);
    expect(message).not.toContain('hunter2');
    expect(extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
    expect(failures).toEqual([cause]);
  });

  it('reports that the store which replicas share is away', async () => {
    let store: (state: StoreState) => void = () => undefined;
    const told = new Promise<StoreState>((resolve) => (store = resolve));
    const env = { ...options.env, REDIS_URL: 'redis://127.0.0.1:1' };
    const subgraph = await createSubgraph({ env, reports: { store } });
    onTestFinished(() => subgraph.close());
    expect(await told).toMatchObject({ shared: false });
  });

  it('answers as ever, a write above all, where a report throws, and warns the process', async () => {
    const warned: Error[] = [];
    const hear = (warning: Error) => warned.push(warning);
    process.on('warning', hear);
    onTestFinished(() => void process.off('warning', hear));
    const thrower = () => {
      throw new Error('the disk of the log is full');
    };
    const reports = { audit: thrower, call: thrower, failure: thrower, request: thrower };
    const subgraph = await createSubgraph({ ...options, reports });
    onTestFinished(() => subgraph.close());
    const start = 'mutation { startIntrospection(input: { nodeId: "metal-05" }) { userErrors { code } } }';
    expect(await subgraph.execute({ query: start })).toEqual({
      data: { startIntrospection: { userErrors: [] } },
    });
    const { errors } = await subgraph.execute({ query: '{ nodes(after: "x") { nodes { id } } }' });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(new Set(warned.map(({ message }) => message))).toEqual(new Set(['the disk of the log is full']));
  });

  it.each([
    ['query ($id: ID!) { node(id: $id) { id } }', {}, 'Variable "$id" of required type'],
    ['query ($n: Int!) { nodes(first: $n) { nodes { id } } }', { n: 'x' }, 'Variable "$n" got invalid value'],
  ])("tells Yoga's client which variable is wrong in %s", async (source, variableValues, words) => {
    const subgraph = await createSubgraph(options);
    onTestFinished(() => subgraph.close());
    const { errors = [] } = await graphql({ schema: subgraph.schema, source, variableValues });
    const [masked] = errors.map((error) => subgraph.maskError(error));
    expect(masked?.message).toContain(words);
    expect(masked?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });

  it('reports a document that cannot be printed, under the request id that the error has', async () => {
    const told: string[] = [];
    const subgraph = await createSubgraph({
      ...options,
      reports: { failure: (requestId, error) => told.push(`${requestId} ${String(error)}`) },
    });
    onTestFinished(() => subgraph.close());
    const broken = { kind: Kind.DOCUMENT, definitions: [{}] } as unknown as DocumentNode;
    const { errors } = await subgraph.execute({ query: broken });
    expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    const requestId = String(errors?.[0]?.extensions?.['requestId']);
    expect(told).toEqual([expect.stringMatching(`^${requestId} .*Invalid AST Node`)]);
  });

  it('leaves nothing on a signal that many operations share', async () => {
    const subgraph = await createSubgraph(options);
    onTestFinished(() => subgraph.close());
    const { signal } = new AbortController();
    await subgraph.execute({ query, signal });
    // Node's own note of the signals that AbortSignal.any has made of this one.
    const kept = Object.getOwnPropertySymbols(signal).map((name): unknown => Reflect.get(signal, name));
    const signals = kept.filter((value) => typeof value === 'object' && value !== null && 'add' in value);
    expect([...signals, ...getEventListeners(signal, 'abort')]).toEqual([]);
  });

  it('asks no one for who is gone already', async () => {
    const subgraph = await createSubgraph(options);
    onTestFinished(() => subgraph.close());
    const { errors } = await subgraph.execute({ query, signal: AbortSignal.abort(new Error('left')) });
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_CANCELLED' } }]);
  });

  it('gives up when the one who asks is gone', async () => {
    const subgraph = await createSubgraph(options);
    onTestFinished(() => subgraph.close());
    onTestFinished(cloud.faults.inspector.add({ silence: true }));
    const gone = new AbortController();
    const answering = subgraph.execute({ query, signal: gone.signal });
    setImmediate(() => gone.abort(new Error('left')));
    expect((await answering).errors).toMatchObject([{ extensions: { code: 'UPSTREAM_CANCELLED' } }]);
  });
});

describe('callers with tokens of their own', () => {
  it('need one: without it the schema answers, and nothing reaches an upstream', async () => {
    const subgraph = await createSubgraph({ env: { ...cloud.env, CALLERS: 'keystone' } });
    onTestFinished(() => subgraph.close());
    const calls: string[] = [];
    for (const [name, faults] of Object.entries(cloud.faults))
      onTestFinished(faults.add({ match: ({ target }) => (calls.push(`${name} ${target}`), false) }));
    const contextValue = await subgraph.context({ headers: new Headers() });
    const source = `{ __typename nodes { nodes { id } } processes { nodes { id } } upstreamServices { name } protectionProviders { nodes { id } } }`;
    const { data, errors = [] } = await graphql({ schema: subgraph.schema, source, contextValue });
    expect(data).toMatchObject({ __typename: 'Query', nodes: null, processes: null, upstreamServices: null });
    expect(errors.map((error) => subgraph.maskError(error).extensions['code'])).toEqual(
      errors.map(() => 'UNAUTHENTICATED'),
    );
    expect(errors).toHaveLength(4);
    expect(calls).toEqual([]);
  });

  it('are refused with a token that is no good', async () => {
    const told: unknown[] = [];
    const subgraph = await createSubgraph({
      env: { ...cloud.env, CALLERS: 'keystone' },
      reports: { failure: (requestId, error) => told.push({ requestId, error }) },
    });
    onTestFinished(() => subgraph.close());
    const headers = { 'X-Auth-Token': 'wrong' };
    const refused = { extensions: { code: 'UNAUTHENTICATED' } };
    await expect(subgraph.context({ headers })).rejects.toMatchObject(refused);
    await expect(subgraph.context({ headers: new Headers(headers) })).rejects.toMatchObject(refused);
    const { errors } = await subgraph.execute({ query, headers });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    const requestId = errors?.[0]?.extensions?.['requestId'];
    const failure = { error: { code: 'UNAUTHENTICATED' } };
    expect(told).toMatchObject([failure, failure, { ...failure, requestId }]);
  });
});

describe('settings', () => {
  it('invent no data unless asked to', async () => {
    await expect(createGateway()).rejects.toThrow(ConfigError);
    await expect(createSubgraph({ config: {} })).rejects.toThrow('no upstream is configured');
    const subgraph = await createSubgraph({ config: { embedded: true } });
    expect(await subgraph.execute({ query })).toMatchObject(answer);
    await subgraph.close();
  });

  it('may be given in code, and name what is wrong there', async () => {
    const config: object = { limits: { depht: 3 }, port: 'high' };
    await expect(createSubgraph({ config })).rejects.toThrow(
      /config limits\.depht: .* did you mean limits\.depth[^]*config port: "high" is not/,
    );
  });

  it('open no connection when they are wrong', async () => {
    let connections = 0;
    const redis = createNetServer(() => (connections += 1));
    onTestFinished(() => void redis.close());
    await new Promise<void>((resolve) => redis.listen(0, '127.0.0.1', resolve));
    const address = redis.address();
    const port = typeof address === 'object' ? address?.port : '';
    const config = { embedded: true, redis_url: `redis://127.0.0.1:${port}`, rename: { Nodes: 'X' } };
    await expect(createSubgraph({ config })).rejects.toThrow('Nodes is nothing that can be renamed');
    expect(connections).toBe(0);
  });

  it('are stronger in variables', async () => {
    const subgraph = await createSubgraph({
      config: { embedded: true, limits: { depth: 1 } },
      env: { MAX_DEPTH: '9' },
    });
    expect(await subgraph.execute({ query })).toMatchObject(answer);
    await subgraph.close();
  });
});

/** The embedded cloud as settings in code. */
function routed({ env, urls }: EmbeddedCloud) {
  return {
    callers: 'anonymous',
    keystone: {
      auth_url: env['OS_AUTH_URL'],
      username: env['OS_USERNAME'],
      password: env['OS_PASSWORD'],
      project_name: env['OS_PROJECT_NAME'],
      user_domain_name: env['OS_USER_DOMAIN_NAME'],
      project_domain_name: env['OS_PROJECT_DOMAIN_NAME'],
    },
    tnco: { url: urls.tnco, token: env['TNCO_TOKEN'] },
  } as const;
}

async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

async function post(url: string): Promise<{ status: number; body: unknown }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return { status: response.status, body: await response.json() };
}
