import { beforeAll, expect, it } from 'vitest';
import type { Person } from './targets/target.ts';
import { at, call, listAt, textAt } from './wire.ts';
import { onEmbeddedCloud } from './world.ts';

const logs = '{ operationLogs(first: 5) { nodes { id projectId checkpoint { id projectId } } } }';

onEmbeddedCloud('two projects', (world) => {
  /** What karbor itself shows to each: its project and the ids of its logs. */
  const own = new Map<Person, { project: string; ids: readonly string[] }>();
  const people = ['member', 'outsider'] as const;

  beforeAll(async () => {
    const { target, token } = world();
    for (const person of people) {
      const mine = await token(person);
      const headers = { 'x-subject-token': mine };
      const login = await call(`GET ${target.authUrl}/auth/tokens`, { token: mine, headers });
      const project = textAt(login.body, 'token', 'project', 'id');
      const url = `${target.invented?.karbor}/v1/${project}/operation_logs?limit=5`;
      const { body } = await call(`GET ${url}`, { token: mine });
      own.set(person, { project, ids: listAt(body, 'operation_logs').map((row) => textAt(row, 'id')) });
    }
  });

  it('never see a row of each other in thousands of concurrent requests', async () => {
    expect(own.get('member')?.ids).not.toEqual(own.get('outsider')?.ids);
    const asked = async (person: Person) => {
      const { body } = await world().ask(person, logs);
      const rows = listAt(body, 'data', 'operationLogs', 'nodes');
      expect(rows.map((row) => at(row, 'id'))).toEqual(own.get(person)?.ids);
      for (const row of rows) {
        expect(at(row, 'projectId')).toBe(own.get(person)?.project);
        if (at(row, 'checkpoint') !== null)
          expect(at(row, 'checkpoint', 'projectId')).toBe(own.get(person)?.project);
      }
    };
    for (let round = 0; round < 20; round += 1)
      await Promise.all(Array.from({ length: 100 }, (_, n) => asked(people[n % 2] ?? 'member')));
  }, 120_000);
});
