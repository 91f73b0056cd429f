import { openingDocument } from './openingDocument.ts';

/** Apollo Sandbox's hosts: its script, the frame that the script opens, and Sandbox as a site of its own. */
export const sandboxHosts = {
  script: 'https://embeddable-sandbox.cdn.apollographql.com',
  frame: 'https://sandbox.embed.apollographql.com',
  studio: 'https://studio.apollographql.com',
} as const;

/** Sites whose scripts may call the gateway while Sandbox is on. */
export const sandboxOrigins: readonly string[] = [sandboxHosts.studio, sandboxHosts.frame];

/** What the landing page needs to embed Sandbox. The endpoint is added in the browser: a proxy may publish the gateway elsewhere. */
export const sandboxEmbed = {
  script: `${sandboxHosts.script}/v2/embeddable-sandbox.umd.production.min.js`,
  options: {
    initialState: {
      document: openingDocument,
      variables: { serverUuid: '' },
      headers: { 'X-Auth-Token': '' },
      includeCookies: false,
      pollForSchemaUpdates: false,
    },
    endpointIsEditable: false,
    hideCookieToggle: true,
    runTelemetry: false,
    allowDynamicStyles: false,
  },
  /** Milliseconds that the page waits for the script before it shows the explorer: by itself, and when asked to be patient. */
  patience: { usual: 900, asked: 15_000 },
} as const;
