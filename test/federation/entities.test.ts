import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Incoming } from '../../src/embedded/service.ts';
import { ask, at } from './asking.ts';
import { openStand } from './stand.ts';
import type { Stand } from './stand.ts';

let stand: Stand;
let calls: string[] = [];

beforeAll(async () => {
  stand = await openStand({ contents: 'large' });
  const note = ({ method, target }: Incoming) => {
    if (!target.endsWith('/v3/auth/tokens')) calls.push(`${method} ${target}`);
    return false;
  };
  for (const faults of Object.values(stand.cloud.faults)) faults.add({ match: note });
  await ask(stand.url, {
    query: '{ nodes(first: 1) { nodes { id } } protectionProviders { nodes { id } } }',
  }); // logs in
  calls = [];
});
afterAll(async () => stand.close());
afterEach(() => (calls = []));

const entities = 'query ($of: [_Any!]!) { _entities(representations: $of) { __typename';

describe('_entities', () => {
  it('reads 50 checkpoints in as many calls as 50 `checkpoint` fields', async () => {
    const keys = await fiftyCheckpoints();
    calls = [];
    const fields = keys.map(
      ({ providerId, id }, n) => `c${n}: checkpoint(providerId: "${providerId}", id: "${id}") { status }`,
    );
    const byField = await ask(stand.url, { query: `{ ${fields.join(' ')} }` });
    const asked = calls.length;
    calls = [];
    const of = keys.map((key) => ({ __typename: 'Checkpoint', ...key }));
    const byEntity = await ask(stand.url, {
      query: `${entities} ... on Checkpoint { status } } }`,
      variables: { of },
    });
    console.log(`50 checkpoint fields: ${asked} calls; 50 representations: ${calls.length} calls`);
    expect(asked).toBe(50);
    expect(calls.length).toBe(50);
    const values = keys.map((_key, n) => at(byField.data, `c${n}`, 'status'));
    expect(at(byEntity.data, '_entities')).toEqual(
      values.map((status) => ({ __typename: 'Checkpoint', status })),
    );
  });

  it('reads one checkpoint once, however often it is referred to', async () => {
    const [key] = await fiftyCheckpoints();
    calls = [];
    const of = Array.from({ length: 50 }, () => ({ __typename: 'Checkpoint', ...key }));
    const query = `${entities} ... on Checkpoint { id protectionPlan { name } provider { name } } } }`;
    const { data, errors } = await ask(stand.url, { query, variables: { of } });
    expect(errors).toEqual([]);
    expect(at(data, '_entities', 49, 'id')).toBe(key?.id);
    expect(calls).toHaveLength(2);
  });

  it('takes references to nodes, assemblies and servers as they stand, without a call', async () => {
    const id = '1c0f61da-fcaf-41c5-aeba-09b952c8d30e';
    const of = ['Node', 'Assembly', 'Server'].map((__typename) => ({ __typename, id }));
    const query = `${entities} ... on Node { id } ... on Assembly { id } ... on Server { id } } }`;
    expect(await ask(stand.url, { query, variables: { of } })).toEqual({
      data: { _entities: of },
      errors: [],
    });
    expect(calls).toEqual([]);
  });

  it('reads a referred node only for fields that need it', async () => {
    const of = [{ __typename: 'Node', id: '1c0f61da-fcaf-41c5-aeba-09b952c8d30e' }];
    const query = `${entities} ... on Node { introspection { state } inventory { hostname } introspectionData } } }`;
    const { data, errors } = await ask(stand.url, { query, variables: { of } });
    expect(errors).toEqual([]);
    expect(at(data, '_entities', 0, 'introspection', 'state')).toBe('FINISHED');
    expect(calls).toHaveLength(2);
  });

  it('answers null for what does not exist, and fails only what is wrong', async () => {
    const [key] = await fiftyCheckpoints();
    const of = [
      { __typename: 'Checkpoint', ...key, id: '00000000-0000-4000-8000-000000000000' },
      { __typename: 'Checkpoint', ...key, id: 'no uuid' },
      { __typename: 'Checkpoint', ...key },
    ];
    const { data, errors } = await ask(stand.url, {
      query: `${entities} ... on Checkpoint { id } } }`,
      variables: { of },
    });
    expect(data).toEqual({ _entities: [null, null, { __typename: 'Checkpoint', id: key?.id }] });
    expect(errors).toEqual(['BAD_USER_INPUT at _entities.1']);
  });
});

interface Key {
  readonly providerId: string;
  readonly id: string;
}

async function fiftyCheckpoints(): Promise<Key[]> {
  const providers = await ask(stand.url, { query: '{ protectionProviders { nodes { id } } }' });
  const providerId = String(at(providers.data, 'protectionProviders', 'nodes', 0, 'id'));
  const query = 'query ($id: ID!) { checkpoints(providerId: $id, first: 50) { nodes { id } } }';
  const { data } = await ask(stand.url, { query, variables: { id: providerId } });
  const nodes = at(data, 'checkpoints', 'nodes');
  return Array.isArray(nodes)
    ? nodes.map((node: unknown) => ({ providerId, id: String(at(node, 'id')) }))
    : [];
}
