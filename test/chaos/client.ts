import { request } from 'node:http';
import type { Question } from './questions.ts';

export interface Reply {
  readonly status: number;
  readonly milliseconds: number;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly {
    readonly path?: readonly unknown[];
    readonly extensions: { readonly code: string };
  }[];
}

/** One question on a connection of its own, so that one that is taken has been accepted. */
export async function ask(url: string, { query, variables }: Question): Promise<Reply> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const sent = request(`${url}/graphql`, { method: 'POST', headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('error', reject).on('end', () => {
        const milliseconds = performance.now() - started;
        const { data = null, errors = [] } = JSON.parse(text) as Partial<Reply>;
        resolve({ status: response.statusCode ?? 0, milliseconds, data, errors });
      });
    });
    sent.on('error', reject).end(JSON.stringify({ query, variables }));
  });
}
