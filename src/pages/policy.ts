import { sandboxHosts } from './sandbox.ts';

const own = {
  'default-src': ["'none'"],
  'base-uri': ["'self'"],
  'connect-src': ["'self'"],
  'font-src': ["'self'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
  // Monaco draws the lines under mistakes as pictures inside its style sheet.
  'img-src': ["'self'", 'data:'],
  'script-src': ["'self'"],
  // Monaco and GraphiQL place and colour text with style elements and attributes that they write themselves.
  'style-src': ["'self'", "'unsafe-inline'"],
  // Monaco reads GraphQL and JSON in workers, which are files of the gateway.
  'worker-src': ["'self'"],
} as const;

type Policy = Record<string, readonly string[]>;

/** Content-Security-Policy of the explorer: no host but the gateway's own. */
export const explorerPolicy: Readonly<Policy> = own;

/** That of the landing page: Apollo Sandbox's script and frame besides. */
export const landingPolicy: Readonly<Policy> = {
  ...own,
  'script-src': [...own['script-src'], sandboxHosts.script],
  'frame-src': [sandboxHosts.frame],
};
