import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { explorerShown, openVisits } from './support.ts';

const visit = openVisits();
const sandboxScript = 'https://embeddable-sandbox.cdn.apollographql.com/**';

/** Stands in for Sandbox: notes what it is given and draws a frame, as the real one does. */
const standIn = `window.EmbeddedSandbox = class {
  constructor({ target, ...options }) {
    window.given = { ...options, target: target.id };
    const frame = document.createElement('iframe');
    frame.src = 'https://sandbox.embed.apollographql.com/sandbox/explorer';
    target.append(frame);
  }
};`;

/** The page's patience must not depend on how busy the machine is that the test runs on. */
async function standStill(page: Page): Promise<void> {
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1_000);
}

it.each(['/', '/graphql'])('%s embeds Apollo Sandbox', async (path) => {
  const { page, url, complaints } = await visit();
  await page.route(sandboxScript, async (route) =>
    route.fulfill({ contentType: 'text/javascript', body: standIn }),
  );
  await page.route('https://sandbox.embed.apollographql.com/**', async (route) =>
    route.fulfill({ contentType: 'text/html', body: '<p>Sandbox</p>' }),
  );
  await standStill(page);
  await page.goto(`${url}${path}`);
  await page.frameLocator('#sandbox iframe').getByText('Sandbox').waitFor();
  const given: unknown = await page.evaluate('window.given');
  expect(given).toEqual({
    target: 'sandbox',
    initialEndpoint: `${url}/graphql`,
    initialState: {
      document: expect.any(String) as string,
      variables: { serverUuid: '' },
      headers: { 'X-Auth-Token': '' },
      includeCookies: false,
      pollForSchemaUpdates: false,
    },
    endpointIsEditable: false,
    hideCookieToggle: true,
    runTelemetry: false,
    allowDynamicStyles: false,
  });
  const text = JSON.stringify(given);
  for (const word of ['Nodes', 'Processes', 'Checkpoints', 'OperationLogs', 'CreateServerEvent']) {
    expect(text).toContain(word);
  }
  const box = await page.locator('#sandbox iframe').boundingBox();
  expect(box).toMatchObject({ x: 0, width: 1280 });
  expect(box?.height).toBeGreaterThan(700);
  expect(complaints).toEqual([]);
});

it.each(['refuses', 'never answers'])(
  'shows the explorer within two seconds when Sandbox’s host %s',
  async (how) => {
    const { page, url, outside } = await visit();
    await page.route(sandboxScript, async (route) => (how === 'refuses' ? route.abort() : undefined));
    await standStill(page);
    await page.goto(url);
    await page.clock.runFor(2_000);
    await page.getByRole('status').getByText('Apollo Sandbox did not answer').waitFor();
    await page.clock.resume();
    await explorerShown(page);
    expect(
      outside.every((address) => address.startsWith('https://embeddable-sandbox.cdn.apollographql.com/')),
    ).toBe(true);
  },
);
