import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readSettings } from '../../src/config/readSettings.ts';
import type { PageSettings } from '../../src/config/settings.ts';
import { explorerFiles } from '../../src/pages/explorerFiles.ts';
import { filledPage } from '../../src/pages/html.ts';
import { registerPages } from '../../src/pages/registerPages.ts';

const script = `export const word = '${'page '.repeat(400)}';`;
const html =
  '<!doctype html><html><head>\n<script type="application/json" id="gateway">\n{}\n</script></head></html>';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'explorer-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), html);
  await writeFile(join(folder, 'assets', 'main-abc.js'), script);
  await writeFile(join(folder, 'assets', 'main-abc.js.gz'), gzipSync(script));
  await writeFile(join(folder, 'assets', 'logo-abc.svg'), '<svg/>');
});

afterAll(() => rm(folder, { recursive: true }));

const settingsOf = (env: Readonly<Record<string, string>> = {}) =>
  readSettings({ env: { TRIBUTARY_EMBEDDED: '1', ...env }, cwd: '/nowhere', home: '/nowhere', embedded: {} });

async function open(pages: Partial<PageSettings> = {}, built = folder) {
  const settings = settingsOf();
  const app = Fastify();
  app.route({ method: ['GET', 'POST', 'OPTIONS'], url: '/graphql', handler: async () => ({ data: null }) });
  app.get('/readyz', async () => ({}));
  registerPages(app, { ...settings, pages: { ...settings.pages, ...pages } }, explorerFiles(built));
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => app.close());
  return async (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
    fetch(`${url}${path}`, { method, headers, redirect: 'manual' });
}

const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const knownOf = (page: string): unknown =>
  JSON.parse(/id="gateway">([^<]*)</.exec(page)?.[1] ?? 'null') as unknown;

describe('with Sandbox on', () => {
  it.each(['/', '/graphql', '/graphql?query={__typename}'])('%s is the landing page', async (path) => {
    const response = await (await open())(path, browser);
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).toContain('<base href="./explorer/" />');
    expect(knownOf(page)).toMatchObject({
      view: 'landing',
      explorer: true,
      sandbox: {
        script: expect.stringMatching(/^https:\/\/embeddable-sandbox\.cdn\.apollographql\.com\//) as string,
        options: {
          initialState: { headers: { 'X-Auth-Token': '' } },
          endpointIsEditable: false,
          runTelemetry: false,
        },
      },
    });
  });

  it('admits Sandbox’s script and frame there, and nothing of it at the explorer', async () => {
    const get = await open();
    const policy = async (path: string) => (await get(path)).headers.get('content-security-policy');
    expect(await policy('/')).toContain(
      "script-src 'self' https://embeddable-sandbox.cdn.apollographql.com;",
    );
    expect(await policy('/')).toContain('frame-src https://sandbox.embed.apollographql.com');
    expect(await policy('/explorer')).toContain("default-src 'none'");
    expect(await policy('/explorer')).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe/);
  });

  it.each(['application/json', '*/*', 'application/graphql-response+json, text/html;q=0.9'])(
    'leaves %s to GraphQL',
    async (accept) => {
      const response = await (await open())('/graphql', { accept });
      expect(await response.json()).toEqual({ data: null });
    },
  );

  it.each(['https://studio.apollographql.com', 'https://sandbox.embed.apollographql.com'])(
    'lets %s call GraphQL, and nothing else',
    async (origin) => {
      const get = await open();
      const asked = {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-auth-token',
      };
      const preflight = await get('/graphql', asked, 'OPTIONS');
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-origin')).toBe(origin);
      expect(preflight.headers.get('access-control-allow-headers')).toContain('x-auth-token');
      expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
      const answer = await get('/graphql', { origin, accept: 'application/json' });
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
      const elsewhere = await get('/readyz', { origin });
      expect(elsewhere.headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it.each(['https://example.org', 'null', 'https://studio.apollographql.com.example.org'])(
    'lets %s call nothing',
    async (origin) => {
      const get = await open();
      const asked = { origin, 'access-control-request-method': 'POST' };
      const preflight = await get('/graphql', asked, 'OPTIONS');
      expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
      const answer = await get('/graphql', { origin, accept: 'application/json' });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    },
  );
});

describe('with Sandbox off', () => {
  it.each(['/', '/graphql'])('%s leads to the explorer', async (path) => {
    const response = await (await open({ sandbox: false }))(path, browser);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('explorer');
  });

  it('answers no other site', async () => {
    const get = await open({ sandbox: false });
    const origin = 'https://studio.apollographql.com';
    const response = await get('/graphql', { origin, accept: 'application/json' });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('does not speak of it to the explorer', async () => {
    const page = await (await (await open({ sandbox: false }))('/explorer')).text();
    expect(knownOf(page)).toEqual({ view: 'explorer', token: 'optional', explorer: true, sandbox: null });
  });

  it('is so in production, unless asked for', () => {
    const production = { NODE_ENV: 'production' };
    expect(settingsOf(production).pages.sandbox).toBe(false);
    expect(settingsOf({ ...production, SANDBOX: '1' }).pages.sandbox).toBe(true);
    expect(settingsOf().pages.sandbox).toBe(true);
  });
});

describe('the explorer', () => {
  it('has its files, packed for those who can unpack', async () => {
    const get = await open();
    const plain = await get('/explorer/assets/main-abc.js', { 'accept-encoding': 'identity' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(plain.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(plain.headers.get('cache-control')).toContain('immutable');
    expect(plain.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await plain.text()).toBe(script);
    const packed = await get('/explorer/assets/main-abc.js', { 'accept-encoding': 'gzip' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(await packed.text()).toBe(script);
    expect((await get('/explorer/assets/../index.html')).status).toBe(404);
    expect((await get('/explorer/assets/main-abc.js.gz')).status).toBe(404);
  });

  it('is one page, whether its address ends in a slash or not', async () => {
    const response = await (await open())('/explorer/');
    expect(response.headers.get('location')).toBe('../explorer');
  });

  it('says so when it was not built', async () => {
    const response = await (await open({}, '/nowhere/'))('/explorer');
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build');
  });
});

it.each([{ sandbox: false, explorer: false }, { openSchema: false }] as const)(
  'shows no page with %j',
  async (pages) => {
    const get = await open(pages);
    for (const path of ['/', '/explorer', '/explorer/assets/main-abc.js'])
      expect((await get(path)).status).toBe(404);
    expect(await (await get('/graphql', browser)).json()).toEqual({ data: null });
  },
);

it('keeps what it is told out of reach of the page’s markup', () => {
  const built = { type: 'text/html', body: Buffer.from(html), gzip: null };
  const known = { document: '</script><script>alert(1)</script>' };
  const page = filledPage(built, known);
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(knownOf(page)).toEqual(known);
});
