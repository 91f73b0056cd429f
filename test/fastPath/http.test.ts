import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { accepts, known, nodes, present, requests } from './requests.ts';
import { openWay, posted } from './ways.ts';
import type { Way } from './ways.ts';

const manifest = join(mkdtempSync(join(tmpdir(), 'tributary-')), 'manifest.json');
writeFileSync(manifest, JSON.stringify({ 'by-name': nodes, other: '{ __typename }' }));

const little = {
  INTROSPECTION: 'no',
  MAX_LIST_INPUT: '2',
  MAX_ESTIMATED_CALLS: '20',
  MAX_QUERY_SIZE: '150',
  WRITES: 'none',
  PERSISTED_QUERIES: '0',
  CALLERS: 'keystone',
  OPEN_SCHEMA: 'no',
  EXPLAIN: 'no',
};

describe.each([
  ['by default', {}],
  ['with little allowed', little],
  ['with callers that log in', { CALLERS: 'keystone' }],
  ['with an allow-list', { ALLOW_LIST: manifest }],
])('a gateway %s', (_what, env) => {
  let short: Way;
  let plain: Way;

  beforeAll(async () => {
    [short, plain] = [await openWay(env, true), await openWay(env, false)];
    for (const way of [short, plain]) {
      for (const accept of accepts) await way.send(posted({ query: nodes }, present({ accept })));
      for (let time = 0; time < 3; time += 1) for (const body of known) await way.send(posted(body));
    }
    short.told();
    plain.told();
  }, 120_000);

  afterAll(async () => {
    await short.close();
    await plain.close();
  });

  it.each(Object.entries(requests))(
    'answers %s on the fast path as Apollo Server does, to the byte, and tells the same of it',
    async (_kind, all) => {
      const before = short.byApollo();
      for (const sent of all) {
        const what = JSON.stringify(sent).slice(0, 500);
        expect(await short.send(sent), what).toEqual(await plain.send(sent));
        expect(short.told(), what).toEqual(plain.told());
      }
      expect(short.byApollo() - before).toBeLessThan(all.length);
    },
    120_000,
  );

  it.each([
    ['refuses', { status: 403 }],
    ['knows nothing', { status: 404, body: 'no' }],
    ['answers another thing', { status: 200, body: { nodes: 7 } }],
    ['stops in the middle', { cut: 20 }],
  ])('answers as Apollo Server does where each upstream %s', async (_fault, fault) => {
    for (const way of [short, plain]) for (const faults of Object.values(way.cloud.faults)) faults.add(fault);
    for (const body of known) {
      expect(await short.send(posted(body)), body.query).toEqual(await plain.send(posted(body)));
      expect(short.told(), body.query).toEqual(plain.told());
    }
    for (const way of [short, plain]) for (const faults of Object.values(way.cloud.faults)) faults.clear();
  });
});

it('counts the requests of both ways against one rate limit', async () => {
  const { send, byApollo, ...way } = await openWay({ RATE_LIMIT: '5' }, true);
  onTestFinished(async () => way.close());
  const answers: (number | undefined)[] = [];
  for (let time = 0; time < 7; time += 1) answers.push((await send(posted({ query: nodes }))).status);
  expect(answers).toEqual([200, 200, 200, 200, 200, 429, 429]);
  expect(byApollo()).toBe(2);
});

it('ends a request at its deadline as Apollo Server does', async () => {
  const ways = await Promise.all(
    [true, false].map(async (isShort) => openWay({ REQUEST_TIMEOUT: '400ms' }, isShort)),
  );
  onTestFinished(async () => void (await Promise.all(ways.map(async (way) => way.close()))));
  const [ours, expected] = await Promise.all(
    ways.map(async ({ send, cloud, told }) => {
      for (let time = 0; time < 3; time += 1) await send(posted({ query: nodes }));
      told();
      for (const faults of Object.values(cloud.faults)) faults.add({ silence: true });
      return [await send(posted({ query: nodes })), told()];
    }),
  );
  expect(ours).toEqual(expected);
  expect(JSON.stringify(ours)).toContain('REQUEST_TIMEOUT');
});
