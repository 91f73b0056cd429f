import { describe, expect, it } from 'vitest';
import { fakeUpstream } from './support/fakeUpstream.ts';
import type { Answer, Seen } from './support/fakeUpstream.ts';
import { codes, openCloudGateway, openGateway } from './support/gateway.ts';
import { checkpointRow, introspectionRow, operationLogRow, providerId, uuidOf } from './support/rows.ts';

const range = (count: number) => Array.from({ length: count }, (_, n) => n);

async function openKarbor(
  answer: (request: Seen) => Answer | Promise<Answer>,
  env: Record<string, string> = {},
) {
  const upstream = await fakeUpstream(answer);
  return { upstream, ...(await openGateway({ KARBOR_URL: `${upstream.url}/v1/project`, ...env })) };
}

const idIn = ({ url }: Seen) => url.split('/').at(-1) ?? '';

describe('the number of upstream calls', () => {
  it('is at most 11 for 50 operation logs over 10 checkpoints', async () => {
    const logs = range(50).map((n) =>
      operationLogRow(uuidOf(n, '10600000'), { checkpoint_id: uuidOf(n % 10), provider_id: providerId }),
    );
    const { upstream, run } = await openKarbor((request) =>
      request.url.includes('operation_logs')
        ? { json: { operation_logs: logs } }
        : { json: { checkpoint: checkpointRow(idIn(request)) } },
    );
    const { data, errors } = await run(
      '{ operationLogs(first: 50) { nodes { id checkpoint { id status } } } }',
    );
    expect(errors).toEqual([]);
    expect((data?.['operationLogs'] as { nodes: unknown[] }).nodes).toHaveLength(50);
    expect(upstream.lines).toHaveLength(11);
    expect(new Set(upstream.lines).size).toBe(11);
  });

  it('is 3 for 30 aliases of 3 checkpoints', async () => {
    const { upstream, run } = await openKarbor((request) => ({
      json: { checkpoint: checkpointRow(idIn(request)) },
    }));
    const fields = range(30).map(
      (n) => `c${n}: checkpoint(providerId: "${providerId}", id: "${uuidOf(n % 3)}") { id status }`,
    );
    const { errors } = await run(`{ ${fields.join(' ')} }`);
    expect(errors).toEqual([]);
    expect(upstream.lines).toHaveLength(3);
  });

  it('is 1 for a list and what it has brought along', async () => {
    const upstream = await fakeUpstream(() => ({
      json: { introspection: range(20).map((n) => introspectionRow(uuidOf(n))) },
    }));
    const { run } = await openGateway({ INSPECTOR_URL: upstream.url });
    const list = 'nodes(first: 20) { nodes { id introspection { state } } }';
    await run(`{ a: ${list} b: ${list} }`);
    expect(upstream.lines).toEqual(['GET /v1/introspection?limit=21']);
  });

  it('is none before the first request, with every upstream down', async () => {
    const { calls, run } = await openGateway({
      INSPECTOR_URL: 'http://127.0.0.1:1',
      KARBOR_URL: 'http://127.0.0.1:1/v1/p',
    });
    expect(calls).toEqual([]);
    expect((await run('{ __typename }')).data).toEqual({ __typename: 'Query' });
    expect(calls).toEqual([]);
    const answered = await run('{ nodes { nodes { id } } protectionProviders { nodes { id } } }');
    expect(answered.data).toEqual({ nodes: null, protectionProviders: null });
    expect(codes(answered)).toEqual(['UPSTREAM_UNREACHABLE', 'UPSTREAM_UNREACHABLE']);
  });
});

describe('two requests of one caller at the same moment make the calls of one', () => {
  const provider = 'ba4c0000-0000-4000-8000-000000000001';
  it.each([
    ['lists', '{ nodes { nodes { id } } processes { nodes { id } } operationLogs { nodes { id } } }'],
    ['a node', '{ node(id: "metal-01") { introspection { state } } }'],
    ["a node's data", '{ node(id: "metal-01") { introspectionData unprocessedIntrospectionData } }'],
    ['a process', '{ process(id: "0d7d2944-69e3-4bce-ae07-859a892635c4") { status } }'],
    ['an operation log', '{ operationLog(id: "10600000-0000-4000-8000-000000000043") { status } }'],
    ['a provider', `{ protectionProvider(id: "${provider}") { name checkpoints { nodes { id } } } }`],
    [
      'a checkpoint',
      `{ checkpoint(providerId: "${provider}", id: "c4ec0000-0000-4000-8000-000000000001") { status } }`,
    ],
  ])('%s', async (_what, query) => {
    const { run, calls } = await openCloudGateway();
    const callsOf = async (ask: () => Promise<unknown>) => {
      calls.length = 0;
      await ask();
      return calls.map(({ operation }) => operation).sort();
    };
    await run(query); // which logs in, and learns what the upstreams speak
    const alone = await callsOf(async () => run(query));
    expect(alone).not.toEqual([]);
    const both = await callsOf(async () => {
      const [one, other] = await Promise.all([run(query), run(query)]);
      expect(one).toMatchObject({ errors: [] });
      expect(other.text).toBe(one.text);
    });
    expect(both).toEqual(alone);
  });
});

it('a key that fails costs its own field', async () => {
  const { run } = await openKarbor((request) =>
    idIn(request) === uuidOf(1) ? { status: 500 } : { json: { checkpoint: checkpointRow(idIn(request)) } },
  );
  const fields = range(3).map(
    (n) => `c${n}: checkpoint(providerId: "${providerId}", id: "${uuidOf(n)}") { id }`,
  );
  const { data, errors } = await run(`{ ${fields.join(' ')} }`);
  expect(data).toEqual({ c0: { id: uuidOf(0) }, c1: null, c2: { id: uuidOf(2) } });
  expect(errors).toMatchObject([{ path: ['c1'], extensions: { code: 'UPSTREAM_FAILED' } }]);
});

it.each([
  [{}, 16],
  [{ KARBOR_CONCURRENCY: '3' }, 3],
])('at most so many calls run at a time: %j', async (env, most) => {
  let running = 0;
  let highest = 0;
  let release: () => void = () => undefined;
  const full = new Promise<void>((resolve) => (release = resolve));
  const { run } = await openKarbor(async (request) => {
    highest = Math.max(highest, ++running);
    if (running === most) setTimeout(release, 5); // long enough for one too many to arrive
    await full;
    running--;
    return { json: { checkpoint: checkpointRow(idIn(request)) } };
  }, env);
  const fields = range(40).map(
    (n) => `c${n}: checkpoint(providerId: "${providerId}", id: "${uuidOf(n)}") { id }`,
  );
  expect((await run(`{ ${fields.join(' ')} }`)).errors).toEqual([]);
  expect(highest).toBe(most);
});

describe('an id that is none', () => {
  const hostile = ['', '.', '..', 'a/../b', '%2e%2e', 'a\0b', 'x'.repeat(10_240), '\ud800'];
  const documents = [
    'query ($id: ID!) { node(id: $id) { id } }',
    'query ($id: ID!) { process(id: $id) { id } }',
    'query ($id: ID!) { assembly(id: $id) { processes { nodes { id } } } }',
    'query ($id: ID!) { processes(filter: { assemblyId: $id }) { nodes { id } } }',
    'query ($id: ID!) { protectionProvider(id: $id) { id } }',
    `query ($id: ID!) { checkpoint(providerId: "${providerId}", id: $id) { id } }`,
    `query ($id: ID!) { checkpoint(providerId: $id, id: "${providerId}") { id } }`,
    'query ($id: ID!) { checkpoints(providerId: $id) { nodes { id } } }',
    `query ($id: ID!) { checkpoints(providerId: "${providerId}", filter: { planId: $id }) { nodes { id } } }`,
    'query ($id: ID!) { operationLog(id: $id) { id } }',
    ...['checkpointId', 'planId', 'restoreId'].map(
      (name) => `query ($id: ID!) { operationLogs(filter: { ${name}: $id }) { nodes { id } } }`,
    ),
    ...['start', 'abort', 'reapply'].map(
      (verb) =>
        `mutation ($id: ID!) { ${verb}Introspection(input: { nodeId: $id }) { userErrors { code } } }`,
    ),
    `mutation ($id: ID!) { createCheckpoint(input: { providerId: $id, planId: "${providerId}" }) { userErrors { code } } }`,
    `mutation ($id: ID!) { createCheckpoint(input: { providerId: "${providerId}", planId: $id }) { userErrors { code } } }`,
    `mutation ($id: ID!) { deleteCheckpoint(input: { providerId: $id, id: "${providerId}" }) { userErrors { code } } }`,
    `mutation ($id: ID!) { deleteCheckpoint(input: { providerId: "${providerId}", id: $id }) { userErrors { code } } }`,
  ];

  it('is BAD_USER_INPUT through every field and mutation, and reaches no upstream', async () => {
    const { run, calls } = await openCloudGateway();
    for (const query of documents) {
      for (const id of hostile) {
        expect(
          codes(await run(query, { variables: { id } })),
          `${query} ${JSON.stringify(id.slice(0, 20))}`,
        ).toEqual(['BAD_USER_INPUT']);
      }
    }
    expect(calls).toEqual([]);
  });
});
