import type { Operation } from './operations.ts';

/** What came back, without what only one of the ways in says. */
export interface Answer {
  readonly data: unknown;
  /** `code at path` of each error, sorted. */
  readonly errors: readonly string[];
}

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: { readonly code?: string };
  }[];
}

/** Sends an operation to a GraphQL server. */
export async function ask(
  url: string,
  operation: Operation,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(operation),
  });
  const body: unknown = await response.json();
  if (!isBody(body)) throw new Error(`no GraphQL answer: ${JSON.stringify(body)}`);
  const errors = (body.errors ?? []).map(
    ({ path = [], extensions, message }) => `${extensions?.code ?? message} at ${path.join('.')}`,
  );
  return { data: body.data ?? null, errors: errors.sort() };
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && ('data' in value || 'errors' in value);
}

/** The value under keys of an answer. */
export function at(value: unknown, ...keys: readonly (string | number)[]): unknown {
  let here = value;
  for (const key of keys)
    here = typeof here === 'object' && here !== null ? Reflect.get(here, key) : undefined;
  return here;
}
