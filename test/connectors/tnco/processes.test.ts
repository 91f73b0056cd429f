import { describe, expect, it } from 'vitest';
import { fakeUpstream } from '../../support/fakeUpstream.ts';
import type { Answer, Seen } from '../../support/fakeUpstream.ts';
import { codes, openGateway } from '../../support/gateway.ts';
import { processRow, uuidOf } from '../../support/rows.ts';

async function open(answer: (request: Seen) => Answer) {
  const upstream = await fakeUpstream(answer);
  return { upstream, ...(await openGateway({ TNCO_URL: upstream.url })) };
}

const isList = ({ url }: Seen) => url.startsWith('/api/processes?');
const large = { executionPlan: { steps: [1] }, previousInstance: { a: 1 }, desiredInstance: { a: 2 } };

describe('a key that a list row leaves out', () => {
  const rows = [1, 2, 3].map((n) => processRow(uuidOf(n)));
  const answer = (request: Seen): Answer =>
    isList(request) ? { json: rows } : { json: processRow(request.url.split('/').at(-1) ?? '', large) };

  it('is read from the process itself, with one call for all such keys', async () => {
    const { upstream, run } = await open(answer);
    const { data } = await run(
      '{ processes(first: 5) { nodes { executionPlan previousInstance desiredInstance again: executionPlan context } } }',
    );
    const whole = { ...large, again: large.executionPlan, context: null };
    expect(data).toEqual({ processes: { nodes: [whole, whole, whole] } });
    expect(upstream.lines).toEqual([
      'GET /api/processes?limit=6',
      ...[1, 2, 3].map((n) => `GET /api/processes/${uuidOf(n)}`),
    ]);
  });

  it('costs nothing unless it is asked for', async () => {
    const { upstream, run } = await open(answer);
    await run(
      '{ processes(first: 5) { nodes { id status assemblyName startTime endTime durationMs statusReason } } }',
    );
    expect(upstream.lines).toEqual(['GET /api/processes?limit=6']);
  });

  it('is null where the process leaves it out too, and where the process is gone', async () => {
    const { run } = await open((request) => {
      if (isList(request)) return { json: rows };
      return request.url.endsWith('1') ? { status: 404 } : { json: processRow(uuidOf(2)) };
    });
    const { data, errors } = await run('{ processes(first: 2) { nodes { executionPlan } } }');
    expect(data).toEqual({ processes: { nodes: [{ executionPlan: null }, { executionPlan: null }] } });
    expect(errors).toEqual([]);
  });

  it('is an error of its own where the process cannot be read', async () => {
    const { run } = await open((request) => (isList(request) ? { json: rows.slice(0, 1) } : { status: 500 }));
    const { data, errors } = await run('{ processes(first: 2) { nodes { id executionPlan } } }');
    expect(data).toEqual({ processes: { nodes: [{ id: uuidOf(1), executionPlan: null }] } });
    expect(errors).toMatchObject([
      {
        path: ['processes', 'nodes', 0, 'executionPlan'],
        extensions: { code: 'UPSTREAM_FAILED', operation: 'process.get' },
      },
    ]);
  });

  it('that the status rules out is null without a call', async () => {
    const none = { startTime: undefined, endTime: undefined };
    const { upstream, run } = await open(() => ({
      json: [
        processRow(uuidOf(1), { status: 'Planned', ...none }),
        processRow(uuidOf(2), { status: 'Pending', ...none }),
        processRow(uuidOf(3), { status: 'In Progress', endTime: undefined }),
      ],
    }));
    const { data } = await run('{ processes { nodes { startTime endTime durationMs statusReason } } }');
    const unknown = { startTime: null, endTime: null, durationMs: null, statusReason: null };
    expect(data).toEqual({
      processes: { nodes: [unknown, unknown, { ...unknown, startTime: '2026-11-21T08:00:00Z' }] },
    });
    expect(upstream.lines).toHaveLength(1);
  });

  it('is read for the reason of a failure', async () => {
    const failed = processRow(uuidOf(1), { status: 'Failed' });
    const { upstream, run } = await open((request) =>
      isList(request) ? { json: [failed] } : { json: { ...failed, statusReason: 'no capacity' } },
    );
    const { data } = await run('{ processes { nodes { statusReason } } }');
    expect(data).toEqual({ processes: { nodes: [{ statusReason: 'no capacity' }] } });
    expect(upstream.lines).toHaveLength(2);
  });
});

describe('a process', () => {
  it('has a duration over time zones, and an assembly without a call', async () => {
    const times = { startTime: '2026-11-21T09:00:00.500+01:00', endTime: '2026-11-21T08:00:10.750Z' };
    const { upstream, run } = await open(() => ({ json: processRow(uuidOf(1), times) }));
    const { data } = await run(
      `{ process(id: "${uuidOf(1)}") { startTime endTime durationMs status intentType assembly { id } } }`,
    );
    expect(data).toEqual({
      process: {
        startTime: '2026-11-21T08:00:00.500Z',
        endTime: '2026-11-21T08:00:10.750Z',
        durationMs: 10_250,
        status: 'COMPLETED',
        intentType: 'HEAL_ASSEMBLY',
        assembly: { id: processRow('').assemblyId },
      },
    });
    expect(upstream.lines).toHaveLength(1);
  });

  it('names no assembly by an empty id, which would have the processes of all', async () => {
    const { upstream, run } = await open(() => ({ json: processRow(uuidOf(1), { assemblyId: '' }) }));
    const { data } = await run(
      `{ process(id: "${uuidOf(1)}") { assemblyId assembly { processes { nodes { id } } } } }`,
    );
    expect(data).toEqual({ process: { assemblyId: null, assembly: null } });
    expect(upstream.lines).toEqual([`GET /api/processes/${uuidOf(1)}`]);
  });

  it('read by its id is not read again for what it leaves out', async () => {
    const { upstream, run } = await open(() => ({ json: processRow(uuidOf(1)) }));
    const { data } = await run(`{ process(id: "${uuidOf(1)}") { executionPlan intent context } }`);
    expect(data).toEqual({ process: { executionPlan: null, intent: null, context: null } });
    expect(upstream.lines).toHaveLength(1);
  });
});

describe('filters', () => {
  const lineOf = async (filter: string, field = `processes(first: 5, filter: ${filter})`) => {
    const { upstream, run } = await open(() => ({ json: [] }));
    const answered = await run(`{ p: ${field} { __typename } }`);
    return { lines: upstream.lines, codes: codes(answered), data: answered.data };
  };

  it('go out in the words of TNC-O', async () => {
    const { lines } = await lineOf(
      `{ assemblyName: "Basic*", startedAfter: "2018-08-08T16:00:00+01:00", statuses: [IN_PROGRESS, FAILED],
         intentTypes: [HEAL_ASSEMBLY], rawIntentTypes: ["MoveAssembly", "HealAssembly"] }`,
    );
    expect(lines).toEqual([
      'GET /api/processes?assemblyName=Basic*&startDateTime=2018-08-08T15:00:00Z&processStatuses=In%20Progress,Failed' +
        '&intentTypes=HealAssembly,MoveAssembly&limit=6',
    ]);
  });

  it('of an assembly are joined with its id', async () => {
    const { lines } = await lineOf(
      '',
      `assembly(id: "${uuidOf(9)}") { processes(first: 5, filter: { statuses: [FAILED] }) { nodes { id } } } q: __typename d: processes(first: 0)`,
    );
    expect(lines).toEqual([`GET /api/processes?assemblyId=${uuidOf(9)}&processStatuses=Failed&limit=6`]);
  });

  it.each([
    '{ statuses: [] }',
    '{ intentTypes: [] }',
    '{ rawIntentTypes: [] }',
    '{ statuses: [], assemblyName: "x" }',
  ])('%s matches nothing, without a call', async (filter) => {
    const { upstream, run } = await open(() => ({ json: [] }));
    const { data } = await run(`{ processes(filter: ${filter}) { nodes { id } pageInfo { hasNextPage } } }`);
    expect(data).toEqual({ processes: { nodes: [], pageInfo: { hasNextPage: false } } });
    expect(upstream.lines).toEqual([]);
  });

  it.each(['null', '{}', '{ statuses: null, assemblyId: null }'])('%s does not filter', async (filter) => {
    expect((await lineOf(filter)).lines).toEqual(['GET /api/processes?limit=6']);
  });

  it.each([
    '{ statuses: [UNKNOWN] }',
    '{ intentTypes: [UNKNOWN] }',
    '{ rawIntentTypes: ["a,b"] }',
    '{ rawIntentTypes: [""] }',
    '{ assemblyId: "" }',
    '{ assemblyId: "../x" }',
    '{ assemblyName: "" }',
    '{ assemblyType: "" }',
    '{ startedAfter: "2026-02-30T00:00:00Z" }',
    '{ endedBefore: "2026-02-03T00:00:00" }',
  ])('%s is refused, without a call', async (filter) => {
    const { lines, codes } = await lineOf(filter);
    expect(codes).toHaveLength(1);
    expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(codes[0]);
    expect(lines).toEqual([]);
  });

  it('cannot hold what no URL can', async () => {
    const { upstream, run } = await open(() => ({ json: [] }));
    const answered = await run('query ($f: ProcessFilter) { processes(filter: $f) { nodes { id } } }', {
      variables: { f: { assemblyName: 'a\ud800*' } },
    });
    expect(codes(answered)).toEqual(['BAD_USER_INPUT']);
    expect(upstream.lines).toEqual([]);
  });
});
