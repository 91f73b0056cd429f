// Draws docs/images/ anew: the explorer, and the landing page as it is where Apollo Sandbox cannot be reached. Needs Debian's chromium.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const env = { ...process.env, PORT: '0', TRIBUTARY_EMBEDDED: '1', LOG_LEVEL: 'silent' };
const gateway = spawn(process.execPath, [path('start.mjs')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
const url = await new Promise((resolve) => {
  gateway.stdout.on('data', (chunk) => {
    const found = /listens on (http:\/\/[^/\s]+)/.exec(chunk)?.[1];
    if (found !== undefined) resolve(found);
  });
});
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
});

const views = [
  { name: 'explorer', address: '/explorer', title: 'Nodes and their hardware' },
  { name: 'landing', address: '/', title: null },
];
const screens = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

for (const { name, address, title } of views) {
  for (const viewport of screens) {
    const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
    await page.route('https://**', (route) => route.abort());
    await page.goto(url + address);
    await page.locator('.graphiql-response .view-lines').waitFor();
    if (title !== null) {
      if (viewport.width < 760) await page.getByRole('button', { name: 'Show Examples' }).click();
      await page.getByRole('button', { name: title }).click();
    }
    await page.waitForTimeout(1000);
    await page.getByRole('button', { name: /^Execute/ }).click();
    await page.locator('.exchange code').waitFor();
    await page.mouse.move(viewport.width - 20, viewport.height - 12);
    await page.waitForTimeout(1500);
    await page.screenshot({ path: path(`../docs/images/${name}-${viewport.width}.png`) });
    await page.close();
  }
}
await browser.close();
gateway.kill();
