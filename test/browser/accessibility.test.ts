import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { explorerShown, openVisits, sizes } from './support.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const visit = openVisits();

async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
    return run.run();
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

const looks = [
  { colorScheme: 'light', viewport: sizes.wide },
  { colorScheme: 'dark', viewport: sizes.wide },
  { colorScheme: 'light', viewport: sizes.narrow },
  { colorScheme: 'dark', viewport: sizes.narrow },
] as const;

describe.each(looks)('in $colorScheme at $viewport.width pixels', (look) => {
  it('the explorer has no fault that axe knows of', async () => {
    const { page, url } = await visit({ ...look, reducedMotion: 'reduce' });
    await page.goto(`${url}/explorer`);
    await explorerShown(page);
    await page.getByRole('button', { name: /^Execute/ }).click();
    await page.locator('.exchange code').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'Query', exact: true }).click();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show History' }).click();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show Examples' }).click();
    await page.getByRole('button', { name: /Invented data/ }).click();
    expect(await faults(page)).toEqual([]);
  });
});

it('the landing page has none, whether Sandbox answers or not', async () => {
  const { page, url } = await visit();
  await page.route('https://embeddable-sandbox.cdn.apollographql.com/**', async (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'window.EmbeddedSandbox = class {};' }),
  );
  await page.goto(url);
  await page.locator('#sandbox').waitFor();
  expect(await faults(page)).toEqual([]);
});
