import { describe, expect, it } from 'vitest';
import { nodeData, nodeList, nodeStatus, sendEvents, start } from './documents.ts';
import { openGateway } from './gateway.ts';
import { revoke, tokenOf } from './targets/target.ts';
import type { Person } from './targets/target.ts';
import { at, call, recordAt, textAt, until } from './wire.ts';
import { onEachCloud } from './world.ts';

onEachCloud('callers', (world) => {
  const known = () => {
    const { nodes, servers } = world().target;
    const events = [{ name: 'NETWORK_CHANGED', serverUuid: servers.running[0] }];
    return { id: nodes.finished[0]?.uuid, nodeId: nodes.finished[0]?.uuid, first: 3, events };
  };
  const codes = (body: unknown) => at(body, 'errors', 0, 'extensions', 'code');
  const as = async (person: Person, document: string) => world().ask(person, document, known());

  describe('without a login that counts', () => {
    const refusal = { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] };
    const asking = async (headers: Record<string, string>) =>
      world().gateway.ask(nodeStatus, { variables: known(), headers });

    it('have none', async () => {
      expect(await asking({})).toMatchObject({ status: 401, body: refusal });
    });

    it('have a token that Keystone never gave', async () => {
      expect(await asking({ 'x-auth-token': 'nonsense' })).toMatchObject({ status: 401, body: refusal });
    });

    it('have a revoked one', async () => {
      const token = await tokenOf(world().target, 'operator');
      await revoke(world().target, token);
      expect(await asking({ 'x-auth-token': token })).toMatchObject({ status: 401, body: refusal });
    });

    it('had a good one, which has expired', async () => {
      const doors = await world().target.brief();
      const gateway = await openGateway({ OS_AUTH_URL: doors.authUrl, INSPECTOR_URL: doors.inspector });
      try {
        const token = await tokenOf(doors, 'operator');
        const asked = async () => gateway.ask(nodeList, { variables: { first: 1 }, token });
        expect(await asked()).toMatchObject({ status: 200, body: { data: { nodes: { edges: [{}] } } } });
        const later = await until(asked, ({ status }) => status !== 200, 18);
        expect(later).toMatchObject({ status: 401, body: refusal });
      } finally {
        await gateway.close();
      }
    }, 30_000);
  });

  it('may carry their token as a bearer token', async () => {
    const authorization = `Bearer ${await world().token('operator')}`;
    const { status, body } = await world().gateway.ask(nodeStatus, {
      variables: known(),
      headers: { authorization },
    });
    expect(status).toBe(200);
    expect(at(body, 'data', 'node', 'id')).toBe(known().id);
  });

  it('need no token for the schema', async () => {
    const { status, body } = await world().gateway.ask(
      '{ __schema { queryType { name } } _service { sdl } }',
    );
    expect(status).toBe(200);
    expect(at(body, 'data', '__schema', 'queryType', 'name')).toBe('Query');
    expect(textAt(body, 'data', '_service', 'sdl')).toContain('type Node');
  });

  it.each<Person>(['admin', 'operator'])('that administer may do everything: %s', async (person) => {
    for (const document of [nodeStatus, nodeData, nodeList, sendEvents]) {
      const { status, body } = await as(person, document);
      expect(status).toBe(200);
      expect(body).not.toHaveProperty('errors');
    }
  });

  it.each<Person>(['observer', 'sysreader'])(
    'that observe read states, and nothing else: %s',
    async (person) => {
      const states = await as(person, nodeList);
      expect(states.body).not.toHaveProperty('errors');
      expect(at(states.body, 'data', 'nodes', 'edges', 2, 'node', 'introspection', 'state')).toBeTypeOf(
        'string',
      );

      const { body } = await as(
        person,
        'query ($id: ID!) { node(id: $id) { introspection { state } introspectionData inventory { hostname } } }',
      );
      expect(body).toMatchObject({
        data: { node: { introspection: { state: 'FINISHED' }, introspectionData: null, inventory: null } },
        errors: [
          {
            path: ['node', 'introspectionData'],
            extensions: { code: 'UPSTREAM_FORBIDDEN', upstream: 'inspector' },
          },
          { path: ['node', 'inventory'], extensions: { code: 'UPSTREAM_FORBIDDEN', upstream: 'inspector' } },
        ],
      });
      for (const document of [start, sendEvents])
        expect(codes((await as(person, document)).body)).toBe('UPSTREAM_FORBIDDEN');
    },
  );

  it.each<Person>(['member', 'outsider'])(
    'without a role of the upstream may do nothing: %s',
    async (person) => {
      for (const document of [nodeStatus, nodeList, start, sendEvents]) {
        const { body } = await as(person, document);
        expect(Object.values(recordAt(body, 'data'))).toEqual([null]);
        expect(codes(body)).toBe('UPSTREAM_FORBIDDEN');
      }
    },
  );

  it('with the system scope are served where no project is needed', async () => {
    const token = await tokenOf(world().target, 'admin', 'system');
    for (const document of [nodeStatus, nodeData, nodeList, sendEvents]) {
      const { body } = await world().gateway.ask(document, { variables: known(), token });
      expect(body).not.toHaveProperty('errors');
    }
    const { body } = await world().gateway.ask('{ operationLogs { nodes { id } } }', { token });
    expect(at(body, 'data')).toEqual({ operationLogs: null });
    expect(textAt(body, 'errors', 0, 'message')).toMatch(/project/);
  });

  it('without a scope are told what is missing', async () => {
    const token = await tokenOf(world().target, 'admin', 'none');
    const { body } = await world().gateway.ask(nodeList, { variables: known(), token });
    expect(at(body, 'data')).toEqual({ nodes: null });
    expect(codes(body)).toBe('FORBIDDEN');
    expect(textAt(body, 'errors', 0, 'message')).toMatch(/scoped to nothing/);
  });

  it('leave no trace of their token or of an upstream address in an answer', async () => {
    const { body } = await as('member', nodeList);
    const text = JSON.stringify(body);
    expect(text).not.toContain(await world().token('member'));
    expect(text).not.toContain('127.0.0.1');
  });

  it('meet a Keystone that is away as an upstream that is unavailable, not as a refusal', async () => {
    const gateway = await openGateway({
      OS_AUTH_URL: 'http://127.0.0.1:9/v3',
      INSPECTOR_URL: world().target.inspector,
    });
    try {
      const token = await world().token('operator');
      const { status, body } = await gateway.ask(nodeStatus, { variables: known(), token });
      expect(status).not.toBe(401);
      expect(codes(body)).toMatch(/^UPSTREAM_(UNAVAILABLE|UNREACHABLE)$/);
      expect(await call(`GET ${gateway.url}/healthz`)).toMatchObject({ status: 200 });
    } finally {
      await gateway.close();
    }
  });
});
