import { describe, expect, it } from 'vitest';
import { intentTypes, statuses } from '../../../src/embedded/tnco/processes.ts';
import { startTnco, valuesOf } from './harness.ts';

const large = ['executionPlan', 'previousInstance', 'desiredInstance'];

describe('the list', () => {
  it('is a bare array of everything: each status with each intent type', async () => {
    const { rows } = await startTnco();
    const all = await rows();
    expect(all).toHaveLength(200);
    expect(new Set(valuesOf(all, 'assemblyName')).size).toBe(20);
    const pairs = new Set(all.map(({ status, intentType }) => `${String(status)} ${String(intentType)}`));
    expect(pairs.size).toBe(statuses.length * intentTypes.length);
  });

  it('leaves times out rather than null, and writes them in many ways', async () => {
    const { rows } = await startTnco();
    const all = await rows();
    expect(all.flatMap(Object.values).includes(null)).toBe(false);
    const starts = valuesOf(all, 'startTime').filter((value) => typeof value === 'string');
    for (const form of [/\.\d{3}\+01:00$/, /\.\d{3}Z$/, /\.\d{1,2}Z$/, /\.\d{3}\+0000$/, /-05:30$/])
      expect(starts.some((text) => form.test(text))).toBe(true);
    const cancelled = await rows('?processStatuses=Cancelled');
    expect(cancelled.some((row) => 'endTime' in row && !('startTime' in row))).toBe(true);
  });

  it('is newest first, those that have not started before all others', async () => {
    const { rows } = await startTnco();
    const starts = valuesOf(await rows(), 'startTime').map((text) =>
      typeof text === 'string' ? Date.parse(text.replace('+0000', 'Z')) : Infinity,
    );
    expect(starts).toEqual([...starts].sort((a, b) => (a === b ? 0 : b - a)));
    expect(await rows('?limit=7')).toEqual((await rows()).slice(0, 7));
  });

  it('filters by each parameter', async () => {
    const { rows, state } = await startTnco();
    const count = async (query: string) => (await rows(query)).length;
    const sum = (meets: (process: (typeof state.processes.ordered)[number]) => boolean) =>
      state.processes.ordered.filter(meets).length;
    const some = state.processes.ordered[40];
    const { id = '', type = '' } = some?.assembly ?? {};
    expect(await count(`?assemblyId=${id}`)).toBe(sum(({ assembly }) => assembly.id === id));
    expect(await count(`?assemblyType=${type}`)).toBe(sum(({ assembly }) => assembly.type === type));
    expect(await count('?processStatuses=In%20Progress,Planned')).toBe(18);
    expect(await count('?intentTypes=HealAssembly,AdoptAssembly,NoSuchThing')).toBe(
      sum(({ intentType }) => intentType === 'HealAssembly' || intentType === 'AdoptAssembly'),
    );
    const moment = new Date(some?.startedAt ?? 0).toISOString();
    expect(await count(`?startDateTime=${moment}`)).toBe(
      sum(({ startedAt }) => startedAt !== null && startedAt > Date.parse(moment)),
    );
    const end = new Date(some?.endedAt ?? 0).toISOString();
    const shifted = end.replace('Z', '%2B0000');
    expect(await count(`?endDateTime=${shifted}`)).toBe(
      sum(({ endedAt }) => endedAt !== null && endedAt < Date.parse(end)),
    );
    expect(await count(`?assemblyId=${id}&processStatuses=Failed`)).toBe(
      sum(({ assembly, status }) => assembly.id === id && status === 'Failed'),
    );
  });

  it.each([
    ['vRouter-north', 1],
    ['vrouter-north', 0],
    ['vRouter*', 2],
    ['*-north', 10],
    ['*e*s*north', 1],
    ['s*n-bord*h', 2],
    ['*', 20],
    ['**', 20],
    ['vRouter-north*vRouter-north', 0],
    ['v.outer*', 0],
  ])('finds assemblies by the pattern %s', async (pattern, names) => {
    const { rows } = await startTnco();
    const found = await rows(`?assemblyName=${encodeURIComponent(pattern)}`);
    expect(new Set(valuesOf(found, 'assemblyName')).size).toBe(names);
  });

  it.each([
    [
      'startDateTime=2026-01-01T00:00:00+01:00',
      'startDateTime is not an ISO-8601 date-time: 2026-01-01T00:00:00 01:00',
    ],
    ['endDateTime=yesterday', 'endDateTime is not an ISO-8601 date-time: yesterday'],
    ['limit=0', 'limit is not a positive number: 0'],
    ['limit=ten', 'limit is not a positive number: ten'],
    ['processStatuses=Completed,InProgress', 'Unknown process status: InProgress'],
  ])('refuses %s in its own error form', async (query, localizedMessage) => {
    const { read } = await startTnco();
    expect(await read(`/api/processes?${query}`)).toMatchObject({
      status: 400,
      body: { url: '/api/processes', localizedMessage, details: {} },
    });
  });

  it('holds 20,000 when asked to', async () => {
    const { rows, state } = await startTnco({ seed: { processes: 20_000 } });
    expect(state.processes.ordered).toHaveLength(20_000);
    expect(await rows('?limit=5000')).toHaveLength(5_000);
  });
});

describe('one process', () => {
  it('has the large parts that a row leaves out', async () => {
    const { rows, read } = await startTnco();
    const [row] = await rows('?processStatuses=Completed&intentTypes=HealAssembly&limit=1');
    expect(Object.keys(row ?? {}).filter((key) => large.includes(key))).toEqual([]);
    const { body } = await read(`/api/processes/${String(row?.['id'])}`);
    expect(body).toMatchObject({
      ...row,
      previousInstance: { state: 'Broken' },
      desiredInstance: { state: 'Active' },
    });
    expect(body).toHaveProperty('executionPlan.tasks');
    expect((await read(`/api/processes/${String(row?.['id'])}?shallow=true`)).body).toEqual(row);
    const [deep] = await rows('?shallow=false&processStatuses=Completed&intentTypes=HealAssembly&limit=1');
    expect(deep).toEqual(body);
  });

  it('is 404 in the form of TNC-O when unknown, and in the form of Spring where no route is', async () => {
    const { read, send, account } = await startTnco();
    expect(await read('/api/processes/none')).toMatchObject({
      status: 404,
      body: { url: '/api/processes/none', localizedMessage: 'Process not found', details: {} },
    });
    expect(await read('/api/nowhere?a=1')).toMatchObject({
      status: 404,
      body: { status: 404, error: 'Not Found', path: '/api/nowhere' },
    });
    const headers = { authorization: `Bearer ${account.token}` };
    const wrong = await send('DELETE /api/processes/none', { headers });
    expect(wrong).toMatchObject({ status: 405, body: { error: 'Method Not Allowed' } });
    expect(wrong.headers.get('allow')).toBe('GET');
  });
});

describe('time', () => {
  it('brings pending processes to an end, good or bad', async () => {
    const { rows, clock } = await startTnco();
    const count = async (status: string) =>
      (await rows(`?processStatuses=${encodeURIComponent(status)}`)).length;
    const before = [await count('Pending'), await count('In Progress'), await count('Failed')];
    expect(before.slice(0, 2)).toEqual([9, 9]);
    clock.advance(10_000);
    expect(await count('Pending')).toBe(8);
    clock.advance(110_000);
    expect([await count('Pending'), await count('In Progress')]).toEqual([3, 4]);
    expect(await count('Failed')).toBeGreaterThan(before[2] ?? 0);
  });

  it('puts what has just started before what had', async () => {
    const { rows, clock, state } = await startTnco();
    // Not at the moment at which another one starts, as equal starts go by id.
    clock.advance(500);
    const { id } = state.request('HealAssembly', 'upf-south');
    expect((await rows('?assemblyName=upf-south')).some((row) => row['id'] === id)).toBe(true);
    clock.advance(12_000);
    const [first] = await rows('?processStatuses=In%20Progress&assemblyName=upf-south');
    expect(first).toMatchObject({ id, lifecycleAction: 'Heal' });
    expect((await rows()).filter((row) => 'startTime' in row)[0]).toMatchObject({ id });
    clock.advance(13_000);
    const [ended] = await rows('?processStatuses=Completed&limit=1&assemblyName=upf-south');
    expect(ended).toMatchObject({ id });
  });
});
