import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everySetting } from '../../src/config/declared/all.ts';
import { jsonSchema } from '../config/published.ts';
import { createGateway } from '../../src/index.ts';
import type { TributaryGateway } from '../../src/index.ts';
import { openPlace } from '../config/support.ts';
import { elsewhere, families } from './commands.ts';
import { blocks, of, pages, rootPath } from './pages.ts';

let gateway: TributaryGateway;
let url = '';
const server = createServer((request, response) => gateway.handler(request, response));
const requestId = 'req-c0ffee00-0000-4000-8000-000000000000';

beforeAll(async () => {
  gateway = await createGateway({ config: { embedded: true } });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await gateway.close();
});

const valueOf = (json: string | null): unknown => JSON.parse(json ?? 'null');

/** The inventory of docs/federation.md is a schema; the federation suite composes it. */
const queries = of('graphql').filter(({ text }) => !text.startsWith('type '));

it('answers every query of the pages as they say', async () => {
  expect(queries.length).toBeGreaterThan(7);
  for (const { page, text, answer } of queries) {
    const headers = { 'content-type': 'application/json', 'x-openstack-request-id': requestId };
    const body = JSON.stringify({ query: text });
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
    const got: unknown = await response.json();
    expect({ page, answer: got }).toEqual({ page, answer: valueOf(answer) });
  }
});

const commands = of('sh').flatMap(({ page, text, answer }) =>
  text
    .replaceAll(/ \\\n\s+/g, ' ')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ page, line, answer })),
);
const curls = commands.filter(({ line }) => line.startsWith('curl '));

it('answers every curl of the pages as they say', async () => {
  expect(curls.length).toBeGreaterThan(0);
  for (const { line, answer } of curls) {
    const path = /^curl -s http:\/\/127\.0\.0\.1:4000(\/\S*)$/.exec(line)?.[1];
    const response = await fetch(`${url}${path}`);
    const got: unknown = await response.json();
    expect({ line, answer: got }).toEqual({ line, answer: valueOf(answer) });
  }
});

describe('every other command', () => {
  const others = commands.filter((command) => !curls.includes(command));
  const isOfAFamily = ({ page, line }: (typeof others)[number]) =>
    families.some((family) => family.page === page && family.form.test(line));

  it('is run by another test, or has a reason why none can', () => {
    expect(others.filter((command) => !(command.line in elsewhere) && !isOfAFamily(command))).toEqual([]);
    const lines = others.map(({ line }) => line);
    expect(Object.keys(elsewhere).filter((line) => !lines.includes(line))).toEqual([]);
  });

  it('is run by a file that is there', () => {
    const files = [...Object.values(elsewhere), ...families].map(({ by }) => by);
    expect(files.filter((file) => !existsSync(join(rootPath, file)))).toEqual([]);
  });
});

it('has an answer before or a file behind every JSON block', () => {
  const answers = blocks.map(({ answer }) => answer);
  expect(of('json').filter(({ text }) => !answers.includes(text))).toEqual([]);
});

it('shows settings that are read', () => {
  const check = new Ajv({ strict: true, allowUnionTypes: true }).compile(jsonSchema(everySetting));
  const shown = of('yaml').filter(
    ({ page }) => page === 'docs/configuration.md' || page === 'docs/federation.md',
  );
  const settings = shown.map(({ text }): unknown => parse(text));
  expect(settings.length).toBeGreaterThan(1);
  for (const one of settings) expect([one, check(one), check.errors]).toEqual([one, true, null]);
});

it('shows the message about faults as it is', () => {
  const [shown = ''] = blocks
    .filter(({ page, info }) => page === 'docs/configuration.md' && info === '')
    .map(({ text }) => text);
  const place = openPlace({ 'tributary.yaml': 'port: 4000\nlimits:\n  depth: deep\n' });
  expect(place.faults({ KARBOR_TOKN: 'x' })).toEqual(
    shown
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim()),
  );
});

it('draws what there is', () => {
  const drawn = blocks.filter(({ page }) => page === 'docs/architecture.md').map(({ text }) => text);
  expect(drawn).toHaveLength(2);
  const names = [...(drawn[1] ?? '').matchAll(/(?<= )[\w/]+(?:\.ts|\/)(?= |$)/gm)].map(([name]) => name);
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !existsSync(join(rootPath, 'src', name)))).toEqual([]);
});

it('names scripts and commands that there are', () => {
  const scripts = JSON.stringify(JSON.parse(readFileSync(join(rootPath, 'package.json'), 'utf8')));
  const named = pages.flatMap(({ text }) =>
    [...text.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name]) => name),
  );
  expect(named.filter((name) => !scripts.includes(`"${name}":"`))).toEqual([]);
  const sub = pages.flatMap(({ text }) => [...text.matchAll(/`tributary (\w+)/g)].map(([, name]) => name));
  expect(sub.filter((name) => !['serve', 'cloud', 'doctor', 'schema'].includes(String(name)))).toEqual([]);
});

it('links to files that there are', () => {
  const links = pages.flatMap(({ page, text }) =>
    [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => join(dirname(page), target)),
  );
  expect(links.length).toBeGreaterThan(15);
  const missing = links.filter((target) => !existsSync(join(rootPath, target)));
  expect(missing).toEqual([]);
});

it('links to headings that there are', () => {
  const anchors = pages.flatMap(({ page, text }) =>
    [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => `${page}#${slug(heading)}`),
  );
  const links = pages.flatMap(({ page, text }) =>
    [...text.matchAll(/\]\(([^)#:]*)#([^)]+)\)/g)].map(([, target = '', anchor = '']) =>
      target === '' ? `${page}#${anchor}` : `${join(dirname(page), target)}#${anchor}`,
    ),
  );
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((link) => !anchors.includes(link))).toEqual([]);
});

/** A heading's anchor, as GitHub makes it. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}
