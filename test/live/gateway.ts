import { tmpdir } from 'node:os';
import { serve } from '../../src/cli/serve.ts';
import { call } from './wire.ts';
import type { Answer } from './wire.ts';

export interface Asking {
  readonly variables?: object | undefined;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A gateway of ours, over HTTP. */
export interface Gateway {
  readonly url: string;
  readonly ask: (document: string, asking?: Asking) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

/** What `tributary serve` starts when this is its environment, on a port of its own. */
export async function openGateway(env: Readonly<Record<string, string>>): Promise<Gateway> {
  const serving = await serve({ PORT: '0', LOG_LEVEL: 'silent', ...env }, tmpdir());
  const { url } = serving;
  return {
    url,
    ask: async (query, { variables, token, headers } = {}) =>
      call(`POST ${url}/graphql`, {
        body: { query, variables },
        ...(token === undefined ? {} : { token }),
        ...(headers === undefined ? {} : { headers }),
      }),
    close: () => serving.stop(),
  };
}
