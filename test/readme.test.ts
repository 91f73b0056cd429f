import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSettings } from '../src/config/readSettings.ts';
import { startEmbeddedCloud } from '../src/embedded/cloud.ts';
import type { EmbeddedCloud } from '../src/embedded/cloud.ts';
import { createGateway } from '../src/gateway.ts';
import type { Gateway } from '../src/gateway.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/```graphql\n(.*?)```\n\n```json\n(.*?)```/gs)].map(
  ([, query = '', answer = '']) => ({ query, answer: JSON.parse(answer) as unknown }),
);

let cloud: EmbeddedCloud;
let gateway: Gateway;

beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  gateway = await createGateway(
    readSettings({ env: {}, cwd: '/nowhere', home: '/nowhere', embedded: cloud.env }),
  );
});

afterAll(async () => {
  await gateway.stop();
  await cloud.close();
});

it('answers every example of the README as it says', async () => {
  expect(examples).toHaveLength(6);
  for (const { query, answer } of examples) {
    const contextValue = await gateway.context({
      requestId: 'req-readme',
      token: null,
      signal: new AbortController().signal,
    });
    const { body } = await gateway.server.executeOperation({ query }, { contextValue });
    const got: unknown = JSON.parse(JSON.stringify(body.kind === 'single' ? body.singleResult : null));
    expect(got).toEqual(answer);
  }
});

it('shows the two commands', () => {
  expect(readme).toContain('npm ci && npm start');
  expect(readme).toContain('npm ci && npm test');
});
