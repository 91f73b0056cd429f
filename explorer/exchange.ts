import type { Fetcher, FetcherParams } from '@graphiql/toolkit';
import type { ExecutionResult } from 'graphql';
import { addresses } from './page.ts';
import { shared } from './store.ts';

/** How the last operation went over HTTP. */
export interface Exchange {
  readonly status: string;
  readonly milliseconds: number;
  readonly bytes: number;
  readonly requestId: string | null;
}

export const lastExchange = shared<Exchange | null>(null);

/** What GraphiQL sends with; the schema's own query is not shown as an exchange. */
export const fetcher: Fetcher = async (operation, options) => {
  const isShown = operation.operationName !== 'IntrospectionQuery';
  // Else the one before would stand below what came of this, if none comes.
  if (isShown) lastExchange.set(null);
  const { answer, exchange } = await send(operation, options?.headers ?? {});
  if (isShown) lastExchange.set(exchange);
  return answer;
};

type Operation = Pick<FetcherParams, 'query'> & Partial<FetcherParams>;

/** Sends an operation; a header without a value, as the token's at first, is left out. */
export async function send(operation: Operation, given: Readonly<Record<string, unknown>>) {
  const began = performance.now();
  const response = await fetch(addresses.graphql, {
    method: 'POST',
    headers: headersFrom(given),
    body: JSON.stringify(operation),
  });
  const text = await response.text();
  const exchange: Exchange = {
    status: `${response.status} ${response.statusText}`.trim(),
    milliseconds: Math.round(performance.now() - began),
    bytes: new TextEncoder().encode(text).length,
    requestId: response.headers.get('x-openstack-request-id'),
  };
  return { answer: answerFrom(text, response.status), exchange };
}

function headersFrom(given: Readonly<Record<string, unknown>>): Headers {
  const headers = new Headers({ accept: 'application/graphql-response+json, application/json' });
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'string' && value !== '') headers.set(name, value);
  }
  headers.set('content-type', 'application/json');
  return headers;
}

function answerFrom(text: string, status: number): ExecutionResult {
  const parsed = parsedOrNull(text);
  if (isAnswer(parsed)) return parsed;
  throw new Error(`The gateway answered ${status} with something that is no GraphQL: ${text.slice(0, 500)}`);
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isAnswer(value: unknown): value is ExecutionResult {
  return typeof value === 'object' && value !== null && ('data' in value || 'errors' in value);
}
