import { describe, expect, it } from 'vitest';
import { at, call, listAt, recordAt, textAt } from './wire.ts';
import { onEmbeddedCloud } from './world.ts';

const everything = /* GraphQL */ `
  fragment Everything on Process {
    id
    assemblyId
    assemblyName
    assemblyType
    assembly {
      id
    }
    lifecycleAction
    intent
    intentType
    rawIntentType
    status
    rawStatus
    statusReason
    startTime
    endTime
    durationMs
    assemblyProperties
    context
    previousInstance
    desiredInstance
    executionPlan
  }
`;

const processList = /* GraphQL */ `
  query Processes($first: Int!, $after: String, $filter: ProcessFilter) {
    processes(first: $first, after: $after, filter: $filter) {
      nodes {
        id
        status
        intentType
        assemblyName
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

/** What comes out in another form than TNC-O's. */
const reworded = ['status', 'intentType', 'startTime', 'endTime'];

onEmbeddedCloud('processes', (world) => {
  const ask = async (document: string, variables: object = {}) => {
    const { body } = await world().ask('operator', document, variables);
    expect(body).not.toHaveProperty('errors');
    return at(body, 'data');
  };
  /** What TNC-O itself answers. */
  const raw = async (path: string) => {
    const tnco = world().target.invented?.tnco;
    const headers = { authorization: `Bearer ${tnco?.TNCO_TOKEN}` };
    return (await call(`GET ${tnco?.TNCO_URL}/api/processes${path}`, { headers })).body;
  };
  const idsOf = (rows: unknown) => listAt(rows).map((row) => textAt(row, 'id'));
  const listed = async (filter: object, first = 200) =>
    idsOf(at(await ask(processList, { first, filter }), 'processes', 'nodes'));
  const ended = async () => {
    const rows = listAt(await raw('?processStatuses=Completed&limit=1'));
    return recordAt(rows, 0);
  };

  it('are read with everything that TNC-O tells', async () => {
    const [first] = idsOf(await raw('?processStatuses=Failed&limit=1'));
    const row = await raw(`/${first}`);
    const data = await ask(`query ($id: ID!) { process(id: $id) { ...Everything } } ${everything}`, {
      id: first,
    });
    const started = new Date(textAt(row, 'startTime'));
    const over = new Date(textAt(row, 'endTime'));
    const same = Object.entries(recordAt(row)).filter(([key]) => !reworded.includes(key));
    expect(at(data, 'process')).toMatchObject({
      ...Object.fromEntries(same),
      assembly: { id: at(row, 'assemblyId') },
      rawStatus: at(row, 'status'),
      status: 'FAILED',
      rawIntentType: at(row, 'intentType'),
      durationMs: over.getTime() - started.getTime(),
    });
    expect(Date.parse(textAt(data, 'process', 'startTime'))).toBe(started.getTime());
    expect(Date.parse(textAt(data, 'process', 'endTime'))).toBe(over.getTime());
  });

  it('are null where TNC-O has none', async () => {
    const id = '00000000-1111-4222-8333-444444444444';
    expect(await ask('query ($id: ID!) { process(id: $id) { id } }', { id })).toEqual({ process: null });
  });

  it('are paged without a cursor upstream: all of them, each once, newest first', async () => {
    const expected = idsOf(await raw(''));
    const seen: string[] = [];
    let after: unknown = null;
    do {
      const page = at(await ask(processList, { first: 30, after }), 'processes');
      seen.push(...idsOf(at(page, 'nodes')));
      after = at(page, 'pageInfo', 'hasNextPage') === true ? at(page, 'pageInfo', 'endCursor') : undefined;
    } while (after !== undefined);
    expect(seen).toEqual(expected);
  });

  describe('are filtered as TNC-O filters', () => {
    it('by assembly', async () => {
      const { assemblyId, assemblyName, assemblyType } = await ended();
      const name = String(assemblyName);
      const cases: [object, string][] = [
        [{ assemblyId }, `?assemblyId=${String(assemblyId)}`],
        [{ assemblyName }, `?assemblyName=${encodeURIComponent(name)}`],
        [
          { assemblyName: `${name.slice(0, 3)}*` },
          `?assemblyName=${encodeURIComponent(`${name.slice(0, 3)}*`)}`,
        ],
        [{ assemblyType }, `?assemblyType=${encodeURIComponent(String(assemblyType))}`],
      ];
      for (const [filter, query] of cases) {
        const found = await listed(filter);
        expect(found.length).toBeGreaterThan(0);
        expect([...found].sort()).toEqual(idsOf(await raw(query)).sort());
      }
    });

    it('by time', async () => {
      const moment = new Date(Date.now() - 48 * 3_600_000).toISOString();
      const after = await listed({ startedAfter: moment });
      const before = await listed({ endedBefore: moment });
      expect(after.length).toBeGreaterThan(0);
      expect(before.length).toBeGreaterThan(0);
      const query = encodeURIComponent(moment);
      expect([...after].sort()).toEqual(idsOf(await raw(`?startDateTime=${query}`)).sort());
      expect([...before].sort()).toEqual(idsOf(await raw(`?endDateTime=${query}`)).sort());
    });

    it('by status and intent', async () => {
      const found = at(
        await ask(processList, {
          first: 200,
          filter: { statuses: ['FAILED', 'CANCELLED'], intentTypes: ['HEAL_ASSEMBLY', 'CREATE_ASSEMBLY'] },
        }),
        'processes',
        'nodes',
      );
      expect(listAt(found).length).toBeGreaterThan(0);
      for (const row of listAt(found)) {
        expect(['FAILED', 'CANCELLED']).toContain(at(row, 'status'));
        expect(['HEAL_ASSEMBLY', 'CREATE_ASSEMBLY']).toContain(at(row, 'intentType'));
      }
      const query = '?processStatuses=Failed,Cancelled&intentTypes=HealAssembly,CreateAssembly';
      expect(idsOf(found).sort()).toEqual(idsOf(await raw(query)).sort());
      expect(await listed({ statuses: [] })).toEqual([]);
      expect((await listed({ rawIntentTypes: ['HealAssembly'] })).sort()).toEqual(
        idsOf(await raw('?intentTypes=HealAssembly')).sort(),
      );
    });

    it('within their assembly', async () => {
      const { assemblyId } = await ended();
      const data = await ask(
        `query ($id: ID!) {
          assembly(id: $id) { id processes(first: 100) { nodes { id assembly { id } } } }
        }`,
        { id: assemblyId },
      );
      const rows = listAt(data, 'assembly', 'processes', 'nodes');
      expect(idsOf(rows).sort()).toEqual(idsOf(await raw(`?assemblyId=${String(assemblyId)}`)).sort());
    });
  });

  it('are for the roles that may read them', async () => {
    const { body } = await world().ask('member', processList, { first: 1 });
    expect(body).toMatchObject({
      data: { processes: null },
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
  });
});
