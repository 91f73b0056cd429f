import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { Serving } from '../../src/cli/serve.ts';
import { serve } from '../../src/cli/serve.ts';

/** Debian's Chromium, quiet, and as root. */
export const launching = {
  executablePath: '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

export const sizes = {
  wide: { width: 1280, height: 800 },
  narrow: { width: 390, height: 844 },
} as const;

/** A page as a test uses it, with everything about it that a person would not see. */
export interface Visit {
  readonly page: Page;
  readonly url: string;
  /** What was asked of other hosts than the gateway. */
  readonly outside: readonly string[];
  /** Errors in the console, which is where refusals of the Content-Security-Policy go too. */
  readonly complaints: readonly string[];
}

/** A gateway over invented data and a browser, for all tests of a file; the result opens a page of its own for each test. */
export function openVisits(env: Readonly<Record<string, string>> = {}) {
  let folder: string;
  let serving: Serving;
  let browser: Browser;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'browser-'));
    serving = await serve({ PORT: '0', TRIBUTARY_EMBEDDED: '1', LOG_LEVEL: 'silent', ...env }, folder);
    browser = await chromium.launch(launching);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await serving.stop();
    await rm(folder, { recursive: true });
  });
  return async (options: BrowserContextOptions = {}): Promise<Visit> => {
    const context = await browser.newContext({ viewport: sizes.wide, ...options });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    return { page, url: serving.url, ...watched(page, serving.url) };
  };
}

function watched(page: Page, url: string) {
  const outside: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`) && !request.url().startsWith('data:'))
      outside.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { outside, complaints };
}

/** Until the editors are there and the schema has been read. */
export async function explorerShown(page: Page): Promise<void> {
  await page.locator('.graphiql-query-editor .view-lines').waitFor();
  await page.locator('.graphiql-response .view-lines').waitFor();
  await page
    .locator('.graphiql-sidebar button[aria-label^="Re-fetch"] .graphiql-spin')
    .waitFor({ state: 'detached' });
}

type Editor = 'operation' | 'variables' | 'request-headers' | 'response';

/** What an editor holds, whether it is scrolled into view or not. */
export async function textOf(page: Page, editor: Editor): Promise<string> {
  return page.evaluate((name) => {
    const { __MONACO: monaco } = globalThis as unknown as { __MONACO: MonacoModels };
    return (
      monaco.editor
        .getModels()
        .find(({ uri }) => uri.path.includes(name))
        ?.getValue() ?? ''
    );
  }, editor);
}

/** Puts a whole text into an editor, past the brackets that it would close by itself. */
export async function write(page: Page, editor: Editor, text: string): Promise<void> {
  const given = { name: editor, text };
  await page.evaluate(({ name, text: value }) => {
    const { __MONACO: monaco } = globalThis as unknown as { __MONACO: MonacoModels };
    monaco.editor
      .getModels()
      .find(({ uri }) => uri.path.includes(name))
      ?.setValue(value);
  }, given);
}

/** What GraphiQL leaves of Monaco for others to find. */
interface MonacoModels {
  readonly editor: {
    getModels(): { uri: { path: string }; getValue(): string; setValue(text: string): void }[];
  };
}
