import { createServer, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../src/cli/serve.ts';
import type { Serving } from '../../src/cli/serve.ts';
import { listening } from '../support/fakeUpstream.ts';
import { corpus } from './corpus.ts';

/** Reads the answer even where it comes before the whole body was taken. */
async function post(url: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(`${url}/graphql`, { method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('end', () => resolve(text)).on('error', reject);
    });
    sent.on('error', reject).end(body);
  });
}

it('holds at least twelve requests', () => expect(corpus.length).toBeGreaterThanOrEqual(12));

describe('a request made to do harm', () => {
  const times: string[] = [];
  let gateway: Serving;
  let calls = 0;
  const upstream = createServer((_request, response) => {
    calls++;
    response.end('{}');
  });

  beforeAll(async () => {
    const url = `http://127.0.0.1:${await listening(upstream)}/v1/project`;
    const urls = { INSPECTOR_URL: url, NOVA_URL: url, KARBOR_URL: url, TNCO_URL: url };
    gateway = await serve({ PORT: '0', LOG_LEVEL: 'silent', SHUTDOWN_GRACE: '1ms', ...urls }, '/nowhere');
    await post(gateway.url, JSON.stringify({ query: '{ __typename }' }));
  });

  afterAll(async () => {
    await gateway.stop();
    upstream.close();
    console.log(`refused with no upstream call, in:\n${times.join('\n')}`);
  });

  it.each(corpus)('is refused before it runs: $name', async ({ name, body, refusal }) => {
    const started = performance.now();
    const answer = await post(gateway.url, body);
    times.push(`${(performance.now() - started).toFixed(1).padStart(9)} ms  ${name}`);
    const { data, errors } = JSON.parse(answer) as { data?: unknown; errors: { message: string }[] };
    expect(data ?? null).toBeNull();
    expect(errors.map(({ message }) => message).join('\n')).toMatch(refusal);
    expect(calls).toBe(0);
  });
});
