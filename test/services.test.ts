import { expect, it } from 'vitest';
import { fakeUpstream } from './support/fakeUpstream.ts';
import type { Answer } from './support/fakeUpstream.ts';
import { codes, openGateway } from './support/gateway.ts';

const query = '{ upstreamServices { name reachable } }';
const version = { json: { version: { id: 'v2.1', version: '2.93', status: 'CURRENT' } } };

it('tells everyone what is found, also when the one who asked first has left meanwhile', async () => {
  const leaving = new AbortController();
  const answers: ((given: Answer) => void)[] = [];
  const upstream = await fakeUpstream(() => {
    leaving.abort(new Error('the client left'));
    return new Promise((resolve) => answers.push(resolve));
  });
  const { run, log } = await openGateway({ NOVA_URL: upstream.url, NOVA_TOKEN: 'a-token' });
  expect(codes(await run(query, { signal: leaving.signal }))).toEqual(['REQUEST_TIMEOUT']);
  const second = run(query);
  for (const answer of answers) answer(version);
  expect((await second).data?.['upstreamServices']).toContainEqual({ name: 'NOVA', reachable: true });
  expect(upstream.lines).toEqual(['GET /v2.1/']);
  expect(log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
});
