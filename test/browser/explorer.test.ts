import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { explorerShown, openVisits, sizes, textOf, write } from './support.ts';

const visit = openVisits({ SANDBOX: '0' });

const run = async (page: Page) => page.getByRole('button', { name: /^Execute/ }).click();
const answered = async (page: Page, word: string) =>
  expect.poll(async () => textOf(page, 'response'), { timeout: 15_000 }).toContain(word);

async function openExplorer(options: Parameters<typeof visit>[0] = {}) {
  const visited = await visit(options);
  await visited.page.goto(`${visited.url}/explorer`);
  await explorerShown(visited.page);
  return visited;
}

it('loads from the gateway alone, and nothing in it is refused or fails', async () => {
  const { page, url, outside, complaints } = await openExplorer();
  expect(await page.title()).toBe('Tributary explorer');
  await run(page);
  await answered(page, 'KEYSTONE');
  expect(await page.locator('.exchange').innerText()).toMatch(/200 OK\s+\d+ ms\s+[\d.]+ kB\s+req-/);
  expect(outside).toEqual([]);
  expect(complaints).toEqual([]);
  expect(page.url()).toBe(`${url}/explorer`);
});

it('is what `/` and `/graphql` lead to while Sandbox is off', async () => {
  const { page, url } = await visit();
  for (const path of ['/', '/graphql']) {
    await page.goto(`${url}${path}`);
    expect(page.url()).toBe(`${url}/explorer`);
  }
});

it('shows the schema’s documentation', async () => {
  const { page, outside } = await openExplorer();
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await page.getByRole('link', { name: 'Mutation', exact: true }).click();
  await page.getByRole('link', { name: 'startIntrospection', exact: true }).click();
  await expect
    .poll(async () => page.locator('.graphiql-doc-explorer').innerText())
    .toContain('StartIntrospectionPayload');
  expect(outside).toEqual([]);
});

it('opens an example with an id of this cloud, and runs a mutation', async () => {
  const { page } = await openExplorer();
  await page.getByRole('button', { name: 'Abort an introspection' }).click();
  await expect.poll(async () => textOf(page, 'variables')).toMatch(/"nodeId": "[0-9a-f-]{36}"/);
  expect(await textOf(page, 'operation')).toContain('mutation AbortIntrospection');
  await run(page);
  await answered(page, '"userErrors": []');
});

it('opens the example that was chosen last, however late the ids of the one before it come', async () => {
  const { page, url } = await openExplorer();
  let answer = () => undefined as void;
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route(`${url}/graphql`, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('button', { name: 'One node' }).click();
  await page.getByRole('button', { name: /^Services/ }).click();
  await expect.poll(async () => textOf(page, 'operation')).toContain('query Services');
  const late = page.waitForResponse(`${url}/graphql`);
  answer();
  await (await late).finished();
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  expect(await textOf(page, 'operation')).toContain('query Services');
  expect(await page.locator('.examples [aria-current]').innerText()).toContain('Services');
});

it('finds an example by a word in it', async () => {
  const { page } = await openExplorer();
  await page.getByRole('searchbox', { name: 'Find an example' }).fill('plan that it carries');
  expect(await page.locator('.examples li strong').allInnerTexts()).toEqual(['One process']);
});

it('shows an error as an error', async () => {
  const { page } = await openExplorer();
  await write(page, 'operation', '{ node(id: "no such id") { nothing } }');
  await run(page);
  await answered(page, 'GRAPHQL_VALIDATION_FAILED');
  expect(await page.locator('.exchange').innerText()).toContain('400 Bad Request');
});

it('sends the token of the header editor, keeps it in new tabs, and stores it nowhere', async () => {
  const { page, url } = await openExplorer();
  await page.getByRole('button', { name: 'Headers', exact: true }).click();
  expect(await textOf(page, 'request-headers')).toContain('"X-Auth-Token": ""');
  await write(page, 'request-headers', '{ "X-Auth-Token": "a-secret" }');
  await page.getByRole('button', { name: 'New tab' }).click();
  await expect.poll(async () => textOf(page, 'request-headers')).toContain('a-secret');
  await page.getByRole('button', { name: /^Services/ }).click();
  await expect.poll(async () => textOf(page, 'operation')).toContain('query Services');
  const sent = page.waitForRequest(`${url}/graphql`);
  await run(page);
  expect((await sent).headers()['x-auth-token']).toBe('a-secret');
  await page.waitForTimeout(700); // GraphiQL writes to the storage half a second later
  expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('a-secret');
});

it('can be used by keyboard alone', async () => {
  const { page } = await openExplorer();
  await page.getByRole('searchbox', { name: 'Find an example' }).focus();
  await page.keyboard.type('services');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(async () => textOf(page, 'operation')).toContain('query Services');
  await page.keyboard.press('Control+Enter');
  await answered(page, 'KARBOR');
  // Tab leaves the editor, and does not write into it.
  const before = await textOf(page, 'operation');
  await page.keyboard.press('Tab');
  expect(await textOf(page, 'operation')).toBe(before);
  expect(await page.evaluate('document.activeElement.closest(".monaco-editor")')).toBeNull();
});

it('says which services answer, and that their data are invented', async () => {
  const { page } = await openExplorer();
  await page.getByRole('button', { name: /Invented data/ }).click();
  const panel = page.getByRole('dialog', { name: 'Services behind the gateway' });
  await panel.waitFor();
  const told = await panel.innerText();
  expect(told).toContain('invented');
  expect(told.match(/^reachable$/gm)).toHaveLength(5);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
});

it.each([
  ['stops', { status: 503, json: { status: 'stopping' } }],
  ['is behind a proxy that keeps its probes back', { status: 403, body: '<h1>Forbidden</h1>' }],
])('claims nothing of the services while the gateway %s', async (_case, answer) => {
  const { page, url } = await visit();
  await page.route(`${url}/readyz`, async (route) => route.fulfill(answer));
  await page.goto(`${url}/explorer`);
  await page.locator('.states-gone').waitFor();
  expect(await page.locator('.bar').innerText()).toContain('not told here');
});

it('shows no exchange below an answer that did not come', async () => {
  const { page, url } = await openExplorer();
  await run(page);
  await page.locator('.exchange code').waitFor();
  await page.route(`${url}/graphql`, async (route) => route.abort());
  await run(page);
  await answered(page, 'Failed to fetch');
  expect(await page.locator('.exchange').innerText()).not.toContain('200 OK');
});

it.each([
  { width: 320, height: 640 },
  { width: 640, height: 360 },
])('keeps everything within reach on $width by $height pixels', async (viewport) => {
  const { page } = await openExplorer({ viewport });
  await page.getByRole('button', { name: 'Headers', exact: true }).click();
  const boxes = await Promise.all(
    ['.graphiql-query-editor', '.graphiql-editor-tool', '.graphiql-response'].map(async (part) =>
      page.locator(part).boundingBox(),
    ),
  );
  const [operation, tool, response] = boxes.map((box) => ({ top: box?.y ?? 0, height: box?.height ?? 0 }));
  if (!operation || !tool || !response) throw new Error('a part is missing');
  expect(operation.top + operation.height).toBeLessThanOrEqual(tool.top);
  expect(tool.top + tool.height).toBeLessThanOrEqual(response.top);
  expect(Math.min(operation.height, tool.height, response.height)).toBeGreaterThan(60);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
  await page.getByRole('button', { name: /Invented data/ }).click();
  const panel = await page.locator('#services').boundingBox();
  expect((panel?.y ?? 0) + (panel?.height ?? 0)).toBeLessThan(viewport.height);
});

it('fits a narrow screen', async () => {
  const { page } = await openExplorer({ viewport: sizes.narrow });
  await run(page);
  await answered(page, 'KEYSTONE');
  const inside = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox();
    return (
      box !== null && box.x >= 0 && box.x + box.width <= 390 && box.y + box.height <= 844 && box.width > 200
    );
  };
  expect(await inside('.graphiql-query-editor')).toBe(true);
  expect(await inside('.graphiql-response')).toBe(true);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  await page.getByRole('button', { name: 'Show Examples' }).click();
  await page.getByRole('button', { name: 'One node' }).click();
  await expect.poll(async () => textOf(page, 'variables')).toMatch(/"id": "[0-9a-f-]{36}"/);
  await expect.poll(async () => inside('.graphiql-query-editor')).toBe(true);
});
