import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { reportsTo } from '../../src/telemetry/log.ts';
import { fakeUpstream } from '../support/fakeUpstream.ts';
import { codes, openGateway } from '../support/gateway.ts';
import { requestId } from '../support/transport.ts';

const query = '{ processes(first: 1) { nodes { id } } }';

describe('a call that failed', () => {
  it('is in one line with what the upstream said, by the request id and without tokens', async () => {
    const text = '{"error":{"message":"DB deadlock on row 7, token: gAAAAABsecretsecret"}}';
    const { url } = await fakeUpstream(() => ({ status: 500, text }));
    const { run, log } = await openGateway({ TNCO_URL: url, TNCO_TOKEN: 'a-token' });
    expect(codes(await run(query))).toEqual(['UPSTREAM_FAILED']);
    const line = { level: 40, requestId, operation: 'process.list', status: 500, code: 'UPSTREAM_FAILED' };
    const failed = log.filter(({ level }) => Number(level) >= 40);
    expect(failed).toEqual([expect.objectContaining({ ...line, msg: 'upstream call failed' })]);
    expect(failed[0]?.['error']).toEqual([
      expect.stringContaining('HTTP 500: {"error":{"message":"DB deadlock on row 7'),
    ]);
    expect(JSON.stringify(log)).not.toContain('gAAAA');
  });

  it('is in the log with the words of the socket, where there was no answer', async () => {
    const { run, log } = await openGateway({ TNCO_URL: 'http://127.0.0.1:1', TNCO_RETRIES: '0' });
    expect(codes(await run(query))).toEqual(['UPSTREAM_UNREACHABLE']);
    expect(log).toContainEqual(expect.objectContaining({ level: 40, code: 'UPSTREAM_UNREACHABLE' }));
    expect(JSON.stringify(log)).toContain('ECONNREFUSED');
  });

  it('is none where the upstream has no such thing', async () => {
    const { url } = await fakeUpstream(() => ({ status: 404, json: {} }));
    const { run, log } = await openGateway({ TNCO_URL: url, TNCO_TOKEN: 'a-token' });
    expect((await run('{ process(id: "00000000-0000-4000-8000-000000000001") { id } }')).data).toEqual({
      process: null,
    });
    expect(log.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  });
});

it.each([
  ['UPSTREAM_REJECTED', 404, []],
  ['UPSTREAM_MALFORMED', 404, ['upstream call failed']], // not the upstream's own word
  ['UPSTREAM_REJECTED', 409, ['upstream call failed']],
] as const)('warns of a call that failed, and a 404 is no failure: %s, %i', (code, status, warnings) => {
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const outcome = {
    upstream: 'karbor',
    operation: 'plan.get',
    code,
    status,
    milliseconds: 1,
    waited: 0,
  } as const;
  reportsTo(log, { slowCall: 1_000 }).call?.(outcome, 'req-1');
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(warnings);
});
