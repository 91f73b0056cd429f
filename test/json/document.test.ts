import { get } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serve } from '../../src/cli/serve.ts';
import { fakeUpstream } from '../support/fakeUpstream.ts';
import type { Answer } from '../support/fakeUpstream.ts';
import { longestTurn } from './longestTurn.ts';

const nodeId = 'c244557e-899f-46fa-a1ff-5b2c6718616b';

/** A blob of some `megabytes`, most of it in `extra`. */
function blob(megabytes: number) {
  const row = { name: 'é'.repeat(40), numbers: [1, 2.5, -3], nested: { flag: true, none: null } };
  const count = (megabytes * 1_000_000) / 155;
  return {
    inventory: { hostname: 'metal-01', cpu: { count: 4 } },
    extra: Array.from({ length: count }, () => row),
  };
}

async function open(body: string | Buffer, env: Record<string, string> = {}) {
  const answer: Answer = (response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  const upstream = await fakeUpstream(() => answer);
  const gateway = await serve(
    {
      PORT: '0',
      LOG_LEVEL: 'silent',
      SHUTDOWN_GRACE: '1ms',
      INSPECTOR_URL: upstream.url,
      INSPECTOR_TOKEN: 'a-token',
      ...env,
    },
    '/nowhere',
  );
  onTestFinished(async () => gateway.stop());
  return gateway.url;
}

const entity = (fields: string) =>
  `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Node { ${fields} } } }`;
const variables = JSON.stringify({ r: [{ __typename: 'Node', id: nodeId }] });

/** The answer's text. */
async function ask(url: string, fields: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await stream(url, fields, (chunk) => chunks.push(chunk));
  return Buffer.concat(chunks);
}

async function stream(url: string, fields: string, take: (chunk: Buffer) => unknown): Promise<void> {
  const query = new URLSearchParams({ query: entity(fields), variables });
  return new Promise((resolve, reject) => {
    get(
      `${url}/graphql?${query.toString()}`,
      { headers: { 'apollo-require-preflight': '1' } },
      (response) => {
        response.on('data', take).on('end', resolve);
      },
    ).on('error', reject);
  });
}

const entityIn = (text: Buffer) =>
  (JSON.parse(text.toString()) as { data: { _entities: [Record<string, unknown>] } }).data._entities[0];

describe.each([
  ['small', 0.5],
  ['gathered in one place', 2],
])('a blob that is %s', (_how, megabytes) => {
  const data = blob(megabytes);

  it('is answered whole', async () => {
    const url = await open(JSON.stringify(data));
    expect(entityIn(await ask(url, 'introspectionData'))).toEqual({ introspectionData: data });
  });

  it('is answered twice, in part and typed, in one answer', async () => {
    const url = await open(JSON.stringify(data));
    const fields =
      'a: introspectionData b: introspectionData introspectionData(paths: ["/extra/1/name", "/inventory", "/none", "/extra/x"]) inventory { hostname cpu { count } }';
    expect(entityIn(await ask(url, fields))).toEqual({
      a: data,
      b: data,
      introspectionData: { '/extra/1/name': data.extra[1]?.name, '/inventory': data.inventory },
      inventory: { hostname: 'metal-01', cpu: { count: 4 } },
    });
  });

  it.each([
    ['is no JSON', (text: string) => text.slice(0, -1)],
    ['is a list', (text: string) => `[${text}]`],
    [
      'is nested too deeply',
      (text: string) =>
        text.replace('"inventory":', `"deep":${'['.repeat(300)}${']'.repeat(300)},"inventory":`),
    ],
    [
      'is no UTF-8',
      (text: string) => Buffer.concat([Buffer.from(text.slice(0, -2)), Buffer.from([0xff, 0x22, 0x7d])]),
    ],
  ])('is an error when it %s', async (_what, spoil) => {
    const answer = JSON.parse(
      (await ask(await open(spoil(JSON.stringify(data))), 'introspectionData')).toString(),
    ) as unknown;
    expect(answer).toMatchObject({
      data: { _entities: [{ introspectionData: null }] },
      errors: [
        {
          extensions: {
            code: 'UPSTREAM_MALFORMED',
            upstream: 'inspector',
            operation: 'introspection-data.get',
          },
        },
      ],
    });
  });
});

describe('values of introspection data', () => {
  const body = '{"big": 12345678901234567890, "exact": 1.0, "name": "\\u00e9", "a": {"b": [1e400, -0]}}';

  it('come whole as the upstream spelt them', async () => {
    const answer = await ask(await open(body), 'introspectionData');
    expect(answer.toString()).toBe(`{"data":{"_entities":[{"introspectionData":${body}}]}}`);
  });

  it('come in part as the upstream spelt them', async () => {
    const answer = await ask(
      await open(body),
      'introspectionData(paths: ["/a/b", "/big", "/name", "/none"])',
    );
    const parts = '{"/a/b":[1e400, -0],"/big":12345678901234567890,"/name":"\\u00e9"}';
    expect(answer.toString()).toBe(`{"data":{"_entities":[{"introspectionData":${parts}}]}}`);
  });

  it('are not taken for the places of others', async () => {
    const looksLikeOne = `{"a":"raw-json-${nodeId}","b":1}`;
    const answer = await ask(
      await open(looksLikeOne),
      'introspectionData a: introspectionData(paths: ["/a"])',
    );
    expect(entityIn(answer)).toEqual({
      introspectionData: { a: `raw-json-${nodeId}`, b: 1 },
      a: { '/a': `raw-json-${nodeId}` },
    });
  });
});

describe('more of it than an answer may hold', () => {
  const body = JSON.stringify({ a: { b: 'x'.repeat(500) }, c: 'y'.repeat(300) });
  const tooMuch = (field: string) => ({
    message: expect.stringContaining('more than 1000 bytes of introspection data') as string,
    path: ['_entities', 0, field],
    extensions: { code: 'COST_LIMIT_EXCEEDED' },
  });

  it.each([
    [
      'asked for under two names',
      'a: introspectionData(paths: ["/a"]) b: introspectionData(paths: ["/a"])',
      'b',
    ],
    [
      'in values one inside the other',
      'a: introspectionData(paths: ["/c"]) b: introspectionData(paths: ["/a", "/a/b"])',
      'b',
    ],
  ])('is refused where it begins to be too much, %s', async (_how, fields, field) => {
    const url = await open(body, { MAX_FREE_JSON: '1000' });
    const answer = JSON.parse((await ask(url, fields)).toString()) as { data: { _entities: object[] } };
    expect(answer).toMatchObject({ errors: [tooMuch(field)] });
    expect(answer.data._entities[0]).toEqual({ a: expect.any(Object) as object, b: null });
  });

  it('is no more in the next answer', async () => {
    const url = await open(body, { MAX_FREE_JSON: '1000' });
    for (let times = 0; times < 3; times += 1)
      expect(entityIn(await ask(url, 'introspectionData'))).toEqual({
        introspectionData: JSON.parse(body) as object,
      });
  });
});

describe('a blob of 20 MB', () => {
  const body = Buffer.from(JSON.stringify(blob(20)));

  it.each([
    ['whole', 'introspectionData'],
    ['in part', 'introspectionData(paths: ["/inventory/hostname"])'],
    ['typed', 'inventory { hostname }'],
  ])(
    'never keeps the event loop busy for 50 ms, %s',
    async (_how, fields) => {
      const url = await open(body);
      await ask(url, fields); // compiles the operation
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const turns: number[] = [];
      for (let i = 0; i < 3; i++)
        turns.push(await longestTurn(async () => stream(url, fields, () => undefined)));
      delay.disable();
      const longest = Math.min(...turns); // a garbage collection of the test's own may fall into one of them
      console.log(
        `longest turn ${longest.toFixed(1)} ms; event loop late by at most ${(delay.max / 1e6).toFixed(1)} ms`,
      );
      expect(longest).toBeLessThan(50);
    },
    60_000,
  );
});
