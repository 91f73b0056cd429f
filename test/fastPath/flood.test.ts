import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSettings } from '../../src/config/readSettings.ts';
import { createGateway } from '../../src/gateway.ts';
import type { Gateway } from '../../src/gateway.ts';

let gateway: Gateway;

beforeAll(async () => {
  const env = { INSPECTOR_URL: 'http://127.0.0.1:9', CALLERS: 'anonymous' };
  gateway = await createGateway(readSettings({ env, cwd: '/nowhere', home: '/nowhere' }));
  gateway.fastPath.learnType(undefined, 'application/json');
});

afterAll(async () => gateway.stop());

/** What a client sends that no upstream is needed for. */
async function ask(query: string): Promise<void> {
  const signal = new AbortController().signal;
  const contextValue = await gateway.context({ requestId: 'req-flood', token: null, signal });
  const { body } = await gateway.server.executeOperation({ query }, { contextValue });
  expect(body).toMatchObject({ kind: 'single', singleResult: { errors: undefined } });
}

/** Whether a request would take the fast path; as one that does, this counts as a use. */
function isKnown(query: string): boolean {
  return gateway.fastPath.match({ method: 'POST', accept: undefined, body: { query } }) !== null;
}

it('knows what came twice, and keeps it while it is used, whatever else comes', async () => {
  const hot = '{ __typename }';
  for (const known of [false, false, true]) {
    expect(isKnown(hot)).toBe(known);
    await ask(hot);
  }
  const texts = Array.from({ length: 600 }, (_, index) => `{ a${index}: __typename }`);
  for (const text of texts) {
    await ask(text);
    expect(isKnown(text)).toBe(false);
  }
  for (const text of texts) {
    await ask(text);
    expect(isKnown(hot)).toBe(true);
  }
  expect(texts.map(isKnown).lastIndexOf(false)).toBe(100);
});

it('keeps no more than half a million characters', async () => {
  const texts = Array.from({ length: 12 }, (_, index) => `{ b${index}: __typename } #${' '.repeat(60_000)}`);
  for (const text of texts) for (let time = 0; time < 2; time += 1) await ask(text);
  expect(texts.map(isKnown)).toEqual(texts.map((_, index) => index >= 4));
});
