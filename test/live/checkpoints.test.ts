import { beforeAll, describe, expect, it } from 'vitest';
import { at, call, listAt, recordAt, textAt, until } from './wire.ts';
import { onEmbeddedCloud } from './world.ts';

const one = /* GraphQL */ `
  query Checkpoint($providerId: ID!, $id: ID!) {
    checkpoint(providerId: $providerId, id: $id) {
      id
      providerId
      provider {
        id
        name
      }
      projectId
      status
      rawStatus
      createdAt
      protectionPlan {
        planId
        name
        providerId
        resources {
          resourceId
          type
          name
          server {
            id
          }
        }
      }
      resourceGraph
      rawResourceGraph
      extraInfo
      rawExtraInfo
      operationLogs(first: 50) {
        nodes {
          operationType
          status
        }
      }
    }
  }
`;

const list = /* GraphQL */ `
  query Checkpoints(
    $providerId: ID!
    $first: Int!
    $after: String
    $filter: CheckpointFilter
    $order: CheckpointOrder!
  ) {
    checkpoints(providerId: $providerId, first: $first, after: $after, filter: $filter, order: $order) {
      nodes {
        id
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

const create = /* GraphQL */ `
  mutation Create($providerId: ID!, $planId: ID!, $extraInfo: JSON) {
    createCheckpoint(input: { providerId: $providerId, planId: $planId, extraInfo: $extraInfo }) {
      checkpoint {
        id
        status
      }
      upstreamRequestId
      userErrors {
        code
        field
      }
    }
  }
`;

const remove = /* GraphQL */ `
  mutation Delete($providerId: ID!, $id: ID!) {
    deleteCheckpoint(input: { providerId: $providerId, id: $id }) {
      checkpoint {
        id
        status
      }
      upstreamRequestId
      userErrors {
        code
        field
      }
    }
  }
`;

onEmbeddedCloud('checkpoints', (world) => {
  const ask = async (document: string, variables: object = {}) => {
    const { body } = await world().ask('operator', document, variables);
    expect(body).not.toHaveProperty('errors');
    return at(body, 'data');
  };
  let karbor: string;
  let providers: readonly string[];
  /** What karbor itself answers. */
  const raw = async (path: string) => {
    const token = await world().token('operator');
    return (await call(`GET ${karbor}${path}`, { token })).body;
  };
  const idsOf = (rows: unknown) => listAt(rows).map((row) => textAt(row, 'id'));

  beforeAll(async () => {
    const { target, token } = world();
    const headers = { 'x-subject-token': await token('operator') };
    const login = await call(`GET ${target.authUrl}/auth/tokens`, {
      token: await token('operator'),
      headers,
    });
    karbor = `${target.invented?.karbor}/v1/${textAt(login.body, 'token', 'project', 'id')}`;
    providers = idsOf(at(await raw('/providers'), 'providers'));
  });

  it('have providers', async () => {
    const data = await ask('{ protectionProviders { nodes { id name description } } }');
    const expected = listAt(await raw('/providers'), 'providers').map((provider) => ({
      id: at(provider, 'id'),
      name: at(provider, 'name'),
      description: at(provider, 'description'),
    }));
    expect(expected).toHaveLength(2);
    expect(data).toEqual({ protectionProviders: { nodes: expected } });
    const alone = await ask('query ($id: ID!) { protectionProvider(id: $id) { name } }', {
      id: providers[0],
    });
    expect(alone).toEqual({ protectionProvider: { name: at(expected, 0, 'name') } });
  });

  it('are read whole', async () => {
    const rows = listAt(await raw(`/providers/${providers[0]}/checkpoints`), 'checkpoints');
    const id = textAt(rows, 0, 'id');
    const row = at(await raw(`/providers/${providers[0]}/checkpoints/${id}`), 'checkpoint');
    const { checkpoint } = recordAt(await ask(one, { providerId: providers[0], id }));
    expect(checkpoint).toMatchObject({
      id,
      providerId: providers[0],
      provider: { id: providers[0] },
      projectId: at(row, 'project_id'),
      rawStatus: at(row, 'status'),
      createdAt: at(row, 'created_at'),
      rawResourceGraph: at(row, 'resource_graph'),
      rawExtraInfo: at(row, 'extra_info'),
      protectionPlan: { planId: at(row, 'protection_plan', 'id'), name: at(row, 'protection_plan', 'name') },
    });
    expect(at(checkpoint, 'resourceGraph')).toEqual(JSON.parse(textAt(row, 'resource_graph')));
    expect(at(checkpoint, 'extraInfo')).toEqual(JSON.parse(textAt(row, 'extra_info')));
    for (const [position, resource] of listAt(row, 'protection_plan', 'resources').entries()) {
      const isServer = at(resource, 'type') === 'OS::Nova::Server';
      expect(at(checkpoint, 'protectionPlan', 'resources', position)).toEqual({
        resourceId: at(resource, 'id'),
        type: at(resource, 'type'),
        name: at(resource, 'name'),
        server: isServer ? { id: at(resource, 'id') } : null,
      });
    }
  });

  it('are null where the bank has none', async () => {
    const id = '00000000-1111-4222-8333-444444444444';
    expect(await ask(one, { providerId: providers[0], id })).toEqual({ checkpoint: null });
    const { body } = await world().ask('operator', one, { providerId: providers[0], id: 'a/../b' });
    expect(at(body, 'errors', 0, 'extensions', 'code')).toBe('BAD_USER_INPUT');
  });

  it.each([0, 1])('are paged over either kind of bank, each once (provider %i)', async (which) => {
    const providerId = providers[which];
    const expected = idsOf(at(await raw(`/providers/${providerId}/checkpoints`), 'checkpoints'));
    for (const order of ['OLDEST_FIRST', 'NEWEST_FIRST']) {
      const seen: string[] = [];
      let after: unknown = null;
      do {
        const page = at(await ask(list, { providerId, first: 4, after, order }), 'checkpoints');
        seen.push(...idsOf(at(page, 'nodes')));
        after = at(page, 'pageInfo', 'hasNextPage') === true ? at(page, 'pageInfo', 'endCursor') : undefined;
      } while (after !== undefined);
      expect([...seen].sort()).toEqual([...expected].sort());
    }
  });

  it('are filtered by plan and by day', async () => {
    const providerId = providers[0];
    const rows = listAt(await raw(`/providers/${providerId}/checkpoints`), 'checkpoints');
    const planId = textAt(rows, 0, 'protection_plan', 'id');
    const days = rows.map((row) => textAt(row, 'created_at')).sort();
    const endDate = days[Math.floor(days.length / 2)] ?? '';
    const listed = async (filter: object) =>
      idsOf(
        at(
          await ask(list, { providerId, first: 100, order: 'OLDEST_FIRST', filter }),
          'checkpoints',
          'nodes',
        ),
      );
    const matching = (accept: (row: unknown) => boolean) => idsOf(rows.filter(accept)).sort();
    expect((await listed({ planId })).sort()).toEqual(
      matching((row) => at(row, 'protection_plan', 'id') === planId),
    );
    // Karbor itself ignores an end that has no start.
    expect((await listed({ endDate })).sort()).toEqual(
      matching((row) => textAt(row, 'created_at') <= endDate),
    );
    expect((await listed({ startDate: endDate })).sort()).toEqual(
      matching((row) => textAt(row, 'created_at') >= endDate),
    );
  });

  describe('are made and deleted', () => {
    let id: string;
    let plan: { providerId: string; planId: string };
    beforeAll(async () => {
      const [first] = listAt(await raw('/plans'), 'plans');
      plan = { providerId: textAt(first, 'provider_id'), planId: textAt(first, 'id') };
    });
    const reaches = (status: string) =>
      until(
        () => ask(one, { providerId: plan.providerId, id }),
        (data) => at(data, 'checkpoint', 'status') === status,
      );

    it('of a plan', async () => {
      const { createCheckpoint } = recordAt(await ask(create, plan));
      expect(createCheckpoint).toMatchObject({ checkpoint: { status: 'PROTECTING' }, userErrors: [] });
      expect(textAt(createCheckpoint, 'upstreamRequestId')).toMatch(/^req-/);
      id = textAt(createCheckpoint, 'checkpoint', 'id');
    });

    it('not while they are being made', async () => {
      expect(await ask(remove, { ...plan, id })).toMatchObject({
        deleteCheckpoint: { userErrors: [{ code: 'INVALID_STATE', field: ['id'] }] },
      });
      expect(await reaches('AVAILABLE')).toMatchObject({
        checkpoint: { operationLogs: { nodes: [{ operationType: 'PROTECT', status: 'AVAILABLE' }] } },
      });
    });

    it('once', async () => {
      expect(await ask(remove, { ...plan, id })).toMatchObject({ deleteCheckpoint: { userErrors: [] } });
      const data = await reaches('DELETED');
      expect(listAt(data, 'checkpoint', 'operationLogs', 'nodes')).toContainEqual({
        operationType: 'DELETE',
        status: 'DELETED',
      });
      expect(await ask(remove, { ...plan, id })).toMatchObject({
        deleteCheckpoint: { userErrors: [{ code: 'INVALID_STATE' }] },
      });
    });

    it('not of what is not there, and not with what karbor would drop', async () => {
      const nowhere = '00000000-1111-4222-8333-444444444444';
      const other = providers.find((provider) => provider !== plan.providerId);
      const cases: [object, object][] = [
        [{ planId: nowhere }, { code: 'NOT_FOUND', field: ['planId'] }],
        [{ providerId: other }, { code: 'INVALID_INPUT' }],
        [{ extraInfo: { a: 1 } }, { code: 'UNSUPPORTED', field: ['extraInfo'] }],
      ];
      for (const [change, expected] of cases)
        expect(await ask(create, { ...plan, ...change })).toMatchObject({
          createCheckpoint: { checkpoint: null, userErrors: [expected] },
        });
      expect(await ask(remove, { ...plan, id: nowhere })).toMatchObject({
        deleteCheckpoint: { checkpoint: null, userErrors: [{ code: 'NOT_FOUND' }] },
      });
    });
  });

  it("are out of other projects' reach", async () => {
    const [id] = idsOf(at(await raw(`/providers/${providers[0]}/checkpoints`), 'checkpoints'));
    const { body } = await world().ask('outsider', one, { providerId: providers[0], id });
    expect(body).toMatchObject({
      data: { checkpoint: null },
      errors: [{ extensions: { code: 'UPSTREAM_FORBIDDEN', upstream: 'karbor' } }],
    });
  });
});
