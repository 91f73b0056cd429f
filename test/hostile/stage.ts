import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { serve } from '../../src/cli/serve.ts';
import { listening } from '../support/fakeUpstream.ts';
import { project } from '../support/rows.ts';
import { marker } from './attacks.ts';
import type { Attack } from './attacks.ts';
import type { Operation } from './operations.ts';

/** Milliseconds that a call may take, and a request. */
export const callDeadline = 400;
export const requestDeadline = 2_000;

export type Environment = Readonly<Record<string, string | undefined>>;

/** A gateway all of whose upstreams are one server, which does what the test says. */
export async function openStage(breaker: 'on' | 'off', more: (url: string) => Environment = () => ({})) {
  let hits = 0;
  let elsewhereHits = 0;
  let act: (line: string, response: ServerResponse) => void = (_line, response) => response.end('{}');
  const upstream = createServer((request, response) => {
    request.resume().on('end', () => act(`${request.method} ${request.url}`, response));
  });
  const elsewhere = createServer((_request, response) => {
    elsewhereHits++;
    response.end('{}');
  });
  const port = await listening(upstream);
  const other = `http://127.0.0.1:${await listening(elsewhere)}`;
  const url = `http://127.0.0.1:${port}`;
  const tuning: Record<string, string> = {};
  for (const name of ['INSPECTOR', 'NOVA', 'KARBOR', 'TNCO']) {
    tuning[`${name}_TOKEN`] = 'gAAAAABthe-gateways-own-token';
    tuning[`${name}_TIMEOUT`] = `${callDeadline}ms`;
    tuning[`${name}_MAX_BODY`] = '4MiB';
  }
  const gateway = await serve(
    {
      PORT: '0',
      LOG_LEVEL: 'silent',
      BREAKER: breaker,
      REQUEST_TIMEOUT: `${requestDeadline}ms`,
      INSPECTOR_URL: url,
      TNCO_URL: url,
      NOVA_URL: `${url}/v2.1`,
      KARBOR_URL: `${url}/v1/${project}`,
      ...tuning,
      ...more(url),
    },
    '/nowhere',
  );
  return {
    /** What no client may see: of the attacks, of the addresses, of the gateway's own token. */
    leaks: [marker, 'Traceback', String(port), '127.0.0.1', '10.9.8.7', 'gAAAAA', '/usr/lib'],
    get hits() {
      return hits;
    },
    get elsewhereHits() {
      return elsewhereHits;
    },
    /** From now on the operation's call is answered by the attack, and calls before it properly. */
    prepare(operation: Operation, attack: Attack) {
      hits = 0;
      act = (line, response) => {
        if (!operation.attacked.test(line)) return void response.end(JSON.stringify(operation.before ?? {}));
        hits++;
        attack.answer(response, other);
      };
    },
    async ask(query: string, headers: Readonly<Record<string, string>> = {}) {
      const started = performance.now();
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query }),
        signal: AbortSignal.timeout(10_000),
      });
      const text = await response.text();
      return { text, milliseconds: performance.now() - started };
    },
    async close() {
      await gateway.stop();
      for (const server of [upstream, elsewhere]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;
