import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { fakeUpstream } from '../support/fakeUpstream.ts';
import { karborAt, openServing } from '../support/serving.ts';

const provider = (index: number) => ({
  id: `cf56bd3e-97a7-4078-b6d5-f36246333${String(index).padStart(3, '0')}`,
  name: `provider ${index} — ü`,
  description: 'x'.repeat(500),
  extended_info_schema: {},
});
const node = '6ae4a1d2-cbe9-4d7f-a1a2-1ab2b5bbd4a5';
const blob = { memory_mb: 1, logs: 'y'.repeat(1_500_000) };

/** A gateway over 200 providers and a node with much data, asked without `fetch`, which would unpack what comes. */
async function stage(env: Record<string, string> = {}) {
  const providers = Array.from({ length: 200 }, (_, index) => provider(index));
  const upstream = await fakeUpstream(({ url }) => {
    if (url.endsWith('/data')) return { json: blob };
    if (url.includes('/introspection/')) return { json: { uuid: node, state: 'finished', finished: true } };
    return { json: url.includes('providers') ? { providers } : { versions: [] } };
  });
  const gateway = await openServing({
    ...karborAt(upstream),
    INSPECTOR_URL: upstream.url,
    INSPECTOR_TOKEN: 'a-token',
    ...env,
  });
  return async (query: string, headers: Record<string, string>) => {
    const sent = request(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
    });
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      sent.on('response', resolve).on('error', reject).end(JSON.stringify({ query }));
    });
    return { headers: answer.headers, body: await buffer(answer) };
  };
}

const list = '{ protectionProviders(first: 200) { nodes { id name description } } }';
const gzip = { 'accept-encoding': 'br;q=1.0, gzip;q=0.8, *;q=0.1' };

it('compresses a long answer for a client that accepts it, the first time and when it is known', async () => {
  const ask = await stage();
  const plain = await ask(list, {});
  expect(plain.headers).toMatchObject({
    vary: 'Origin, accept-encoding',
    'content-length': String(plain.body.length),
  });
  expect(plain.headers).not.toHaveProperty('content-encoding');
  for (let times = 0; times < 3; times += 1) {
    const { headers, body } = await ask(list, gzip);
    expect(headers).toMatchObject({
      'content-encoding': 'gzip',
      vary: 'Origin, accept-encoding',
      'content-length': String(body.length),
    });
    expect(body.length).toBeLessThan(plain.body.length / 5);
    expect(gunzipSync(body).equals(plain.body)).toBe(true);
  }
});

it('compresses what is handed through without being read', async () => {
  const ask = await stage();
  const data = `{ node(id: "${node}") { introspectionData } }`;
  const plain = await ask(data, {});
  expect(JSON.parse(plain.body.toString())).toEqual({ data: { node: { introspectionData: blob } } });
  for (const { headers, body } of await Promise.all([ask(data, gzip), ask(data, gzip)])) {
    expect(headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(body).equals(plain.body)).toBe(true);
  }
});

it.each([
  ['a short answer', '{ protectionProviders(first: 1) { nodes { id } } }', gzip, {}],
  ['for a client that does not ask for it', list, {}, {}],
  ['for a client that refuses it', list, { 'accept-encoding': 'gzip;q=0, br' }, {}],
  ['where a proxy does it', list, gzip, { COMPRESS_FROM: '0' }],
  ['below the size that is set', list, gzip, { COMPRESS_FROM: '1MB' }],
])('does not compress %s', async (_what, query, headers, env) => {
  const ask = await stage(env);
  const answer = await ask(query, headers);
  expect(answer.headers).not.toHaveProperty('content-encoding');
  expect(JSON.parse(answer.body.toString())).toHaveProperty('data.protectionProviders.nodes');
});
