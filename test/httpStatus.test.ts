import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Serving } from '../src/cli/serve.ts';
import { serve } from '../src/cli/serve.ts';

let folder: string;
let serving: Serving;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'http-'));
  serving = await serve(
    { PORT: '0', TRIBUTARY_EMBEDDED: '1', LOG_LEVEL: 'silent', SHUTDOWN_GRACE: '1ms' },
    folder,
  );
});

afterAll(async () => {
  await serving.stop();
  await rm(folder, { recursive: true });
});

const preflighted = { 'apollo-require-preflight': 'true' };
const fetchFn = async (url: string, init: RequestInit = {}) => {
  const headers = new Headers(init.headers);
  for (const [name, value] of Object.entries(preflighted)) headers.set(name, value);
  return fetch(url, { ...init, headers });
};

const post = async (accept: string | null, body: unknown) =>
  fetch(`${serving.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(accept !== null && { accept }) },
    body: JSON.stringify(body),
  });

describe('the audits of graphql-http', () => {
  // Their names and number do not depend on the address, which is known only once the gateway runs.
  const named = serverAudits({ url: 'http://127.0.0.1' });

  it('are 61', () => expect(named).toHaveLength(61));

  it.each(named.map(({ id, name }, index) => ({ id, name, index })))('$id: $name', async ({ index }) => {
    const audit = serverAudits({ url: `${serving.url}/graphql`, fetchFn })[index];
    expect(await audit?.fn()).toMatchObject({ status: 'ok' });
  });
});

describe('the status of a failure before execution', () => {
  const modern = 'application/graphql-response+json';
  const failures = [
    ['a syntax error', { query: '{' }],
    ['an unknown field', { query: '{ nothing }' }],
    ['a variable of the wrong type', { query: 'query ($id: ID!) { node(id: $id) { id } }', variables: {} }],
  ] as const;
  const accepts = [
    [null, 200],
    ['*/*', 200],
    ['application/json', 200],
    [`${modern};q=0.5, application/json`, 200],
    [modern, 400],
    [`${modern}, application/json;q=0.9`, 400],
  ] as const;
  const cases = failures.flatMap(([what, body]) =>
    accepts.map(([accept, status]) => ({ what, body, accept, status })),
  );

  it.each(cases)('$what under $accept is $status', async ({ body, accept, status }) => {
    const response = await post(accept, body);
    expect(response.status).toBe(status);
    expect(await response.json()).not.toHaveProperty('data');
  });

  it.each([
    ['no query', {}],
    ['a query that is no text', { query: 1 }],
    ['variables that are no object', { query: '{ __typename }', variables: 'x' }],
    ['an operation that the document lacks', { query: 'query A { __typename }', operationName: 'B' }],
  ])('a malformed request stays 400: %s', async (_what, body) => {
    expect((await post('application/json', body)).status).toBe(400);
  });

  it('leaves CSRF prevention on', async () => {
    const response = await fetch(`${serving.url}/graphql?query={__typename}`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('CSRF');
  });
});
