import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { fixedAccess, ticketFor } from '../../src/auth/fixed.ts';
import { KarborClient } from '../../src/connectors/karbor/client.ts';
import { TncoClient } from '../../src/connectors/tnco/client.ts';
import type { ScopeOptions } from '../../src/scope.ts';
import { MemoryStore } from '../../src/store/memory.ts';
import { FinalObjectCache } from '../../src/transport/finalObjectCache.ts';
import { Transport } from '../../src/transport/transport.ts';
import { Upstream } from '../../src/transport/upstream.ts';
import { fakeUpstream } from '../support/fakeUpstream.ts';
import { codes, openGateway } from '../support/gateway.ts';
import { testScope, upstreamSettings } from '../support/transport.ts';
import { uuidOf } from '../support/rows.ts';

const id = uuidOf(1);
const process = { id, status: 'Completed', assemblyId: null, assemblyName: null, assemblyType: null };

async function tnco(row: object = process) {
  const server = await fakeUpstream(() => ({ json: row }));
  const store = new MemoryStore({ persistedQueries: 1, queryBytes: 1 });
  const upstream = new Upstream('tnco', upstreamSettings(), new FinalObjectCache(store, 'tnco', 60_000));
  onTestFinished(async () => upstream.close());
  const read = async (scope: Partial<ScopeOptions> = {}, token = 'a') => {
    const access = fixedAccess(ticketFor(server.url, { authorization: `Bearer ${token}` }));
    return new TncoClient(new Transport(upstream, access, testScope(scope))).process(id);
  };
  return { server, store, upstream, read };
}

describe('a completed process', () => {
  it('is read once', async () => {
    const { server, read, upstream } = await tnco();
    const first = await read();
    expect(await read()).toEqual(first);
    expect(server.lines).toEqual([`GET /api/processes/${id}`]);
    expect(upstream.finals).toMatchObject({ hits: 1, misses: 1 });
  });

  it.each([
    ['another caller', { callerKey: 'someone else' }, 'a'],
    ['another login of the gateway', {}, 'b'],
  ])('is read anew for %s', async (_, scope, token) => {
    const { server, read } = await tnco();
    await read();
    await read(scope, token);
    expect(server.lines).toHaveLength(2);
  });

  it('is not kept past the verdict on the caller', async () => {
    const { server, read } = await tnco();
    await read({ believedUntil: Date.now() });
    await read();
    expect(server.lines).toHaveLength(2);
  });

  it('is kept no longer than was asked for', async () => {
    const { server, read } = await tnco();
    await read();
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_001);
    onTestFinished(() => void vi.restoreAllMocks());
    await read();
    expect(server.lines).toHaveLength(2);
  });

  it('of another id, or of the wrong shape, is not taken from the store', async () => {
    const { server, store, read } = await tnco();
    for (const text of [JSON.stringify({ ...process, id: uuidOf(2) }), '{"id":1}', 'no JSON']) {
      vi.spyOn(store, 'find').mockResolvedValueOnce({ generation: 'g', text });
      expect(await read()).toMatchObject({ id, status: 'COMPLETED' });
    }
    expect(server.lines).toHaveLength(3);
  });
});

it.each(['In Progress', 'Failed', 'Cancelled', 'Unheard Of'])(
  'a process that is %s is read each time',
  async (status) => {
    const { server, read } = await tnco({ ...process, status });
    await read();
    await read();
    expect(server.lines).toHaveLength(2);
  },
);

describe('a finished operation log', () => {
  const log = (more: object) => ({
    operation_log: { id, status: 'success', ended_at: '2026-01-01T00:00:00', operation_type: 'x', ...more },
  });

  async function karbor(row: object) {
    const server = await fakeUpstream(({ method }) => (method === 'DELETE' ? {} : { json: row }));
    const store = new MemoryStore({ persistedQueries: 1, queryBytes: 1 });
    const upstream = new Upstream(
      'karbor',
      upstreamSettings(),
      new FinalObjectCache(store, 'karbor', 60_000),
    );
    onTestFinished(async () => upstream.close());
    const access = fixedAccess(ticketFor(server.url, {}));
    return { server, client: new KarborClient(new Transport(upstream, access, testScope())) };
  }

  it('is read once, until the caller writes', async () => {
    const { server, client } = await karbor(log({}));
    await client.operationLog(id);
    await client.operationLog(id);
    await client.deleteCheckpoint(uuidOf(2), uuidOf(3));
    await client.operationLog(id);
    expect(server.seen.map(({ method }) => method)).toEqual(['GET', 'DELETE', 'GET']);
  });

  it.each([{ status: 'protecting' }, { ended_at: null }])('is not one with %o', async (more) => {
    const { server, client } = await karbor(log(more));
    await client.operationLog(id);
    await client.operationLog(id);
    expect(server.seen).toHaveLength(2);
  });
});

describe('KEEP_FINAL', () => {
  const query = `{ process(id: "${id}") { status } }`;
  const ask = async (env: Record<string, string>) => {
    const server = await fakeUpstream(() => ({ json: process }));
    const { run } = await openGateway({ TNCO_URL: server.url, ...env });
    const answers = [await run(query), await run(query)];
    expect(answers.flatMap(codes)).toEqual([]);
    return server.lines.length;
  };

  it('is off by itself', async () => expect(await ask({})).toBe(2));
  it('keeps between requests', async () => expect(await ask({ KEEP_FINAL: '30s' })).toBe(1));
});
