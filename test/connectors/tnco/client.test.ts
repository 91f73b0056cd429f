import { describe, expect, it } from 'vitest';
import { TncoClient } from '../../../src/connectors/tnco/client.ts';
import type { ProcessQuery } from '../../../src/connectors/tnco/client.ts';
import { fakeUpstream } from '../../support/fakeUpstream.ts';
import type { Answer } from '../../support/fakeUpstream.ts';
import { processRow, uuidOf } from '../../support/rows.ts';
import { transportTo } from '../../support/transport.ts';

async function open(answer: Answer) {
  const upstream = await fakeUpstream(() => answer);
  return { upstream, client: new TncoClient(transportTo(upstream.url, { name: 'tnco' })) };
}

const nothing: ProcessQuery = {
  assemblyId: null,
  assemblyName: null,
  assemblyType: null,
  startDateTime: null,
  endDateTime: null,
  processStatuses: null,
  intentTypes: null,
  limit: 51,
};

describe('each call as it goes out', () => {
  it('a search always has a limit', async () => {
    const { upstream, client } = await open({ json: [] });
    await client.processes(nothing);
    expect(upstream.lines).toEqual(['GET /api/processes?limit=51']);
    expect(upstream.seen[0]).toMatchObject({ body: '', headers: { accept: 'application/json' } });
  });

  it('all eight parameters of a search', async () => {
    const { upstream, client } = await open({ json: [] });
    await client.processes({
      assemblyId: uuidOf(1),
      assemblyName: 'Basic*',
      assemblyType: 'assembly::basic::1.0',
      startDateTime: '2018-08-08T15:00:00+01:00',
      endDateTime: '2018-08-09T00:00:00Z',
      processStatuses: ['In Progress', 'Pending'],
      intentTypes: ['HealAssembly', 'CreateAssembly'],
      limit: 5000,
    });
    expect(upstream.lines).toEqual([
      `GET /api/processes?assemblyId=${uuidOf(1)}&assemblyName=Basic*&assemblyType=assembly::basic::1.0` +
        '&startDateTime=2018-08-08T15:00:00%2B01:00&endDateTime=2018-08-09T00:00:00Z' +
        '&processStatuses=In%20Progress,Pending&intentTypes=HealAssembly,CreateAssembly&limit=5000',
    ]);
  });

  it('a process', async () => {
    const { upstream, client } = await open({ json: processRow(uuidOf(1)) });
    expect(await client.process(uuidOf(1))).toMatchObject({ id: uuidOf(1), status: 'COMPLETED' });
    expect(upstream.lines).toEqual([`GET /api/processes/${uuidOf(1)}`]);
  });

  it('the state of health', async () => {
    const { upstream, client } = await open({ json: { status: 'UP' } });
    expect(await client.health()).toBe('UP');
    expect(upstream.lines).toEqual(['GET /management/health']);
  });
});

describe('an answer', () => {
  it('404 is null for a process, an error for a list', async () => {
    const { client } = await open({ status: 404 });
    expect(await client.process(uuidOf(1))).toBeNull();
    await expect(client.processes(nothing)).rejects.toMatchObject({ code: 'UPSTREAM_REJECTED' });
  });

  it('404 of a web server in front of it is an error for a process too', async () => {
    const { upstream, client } = await open({
      status: 404,
      headers: { 'content-type': 'text/html' },
      text: '<html>',
    });
    await expect(client.process(uuidOf(1))).rejects.toMatchObject({ code: 'UPSTREAM_MALFORMED' });
    expect(upstream.lines).toEqual([`GET /api/processes/${uuidOf(1)}`]);
  });

  it.each([
    ['its own form', '{"url":"http://ishtar:8280/api","localizedMessage":"Bad limit","details":{}}'],
    [
      "Spring's form",
      '{"timestamp":1,"status":400,"error":"Bad Request","message":"Bad limit","path":"/api"}',
    ],
    ['YAML', 'localizedMessage: Bad limit\nurl: http://ishtar:8280/api\n'],
  ])('is an error in %s, whose words are kept', async (_form, text) => {
    const { client } = await open({ status: 400, text });
    await expect(client.processes(nothing)).rejects.toMatchObject({
      message: 'tnco refused the request (process.list): Bad limit',
    });
  });

  it('whose keys are left out keeps them apart from null', async () => {
    const { client } = await open({ json: processRow(uuidOf(1), { intent: null }) });
    const process = await client.process(uuidOf(1));
    expect(process).toMatchObject({ intent: null, statusReason: undefined, executionPlan: undefined });
  });

  it('in words that no one has seen before is UNKNOWN, with the words', async () => {
    const { client } = await open({
      json: processRow(uuidOf(1), { status: 'Paused', intentType: 'MoveAssembly' }),
    });
    expect(await client.process(uuidOf(1))).toMatchObject({
      status: 'UNKNOWN',
      rawStatus: 'Paused',
      intentType: 'UNKNOWN',
      rawIntentType: 'MoveAssembly',
    });
  });

  it.each([
    [[processRow(uuidOf(1)), { ...processRow(uuidOf(2)), id: 7 }], '$[1].id'],
    [[processRow(uuidOf(1), { startTime: 'noon' })], '$[0].startTime'],
    [{ processes: [] }, '$'],
  ])('of the wrong shape says where', async (json, place) => {
    const { client } = await open({ json });
    await expect(client.processes(nothing)).rejects.toMatchObject({
      code: 'UPSTREAM_MALFORMED',
      call: { upstream: 'tnco', operation: 'process.list', place },
    });
  });
});
