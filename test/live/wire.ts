import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';

/** An answer as a test looks at it: JSON where it is JSON, text otherwise. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

export interface Sending {
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/**
 * One HTTP exchange, given as `GET http://…`, over a connection of its own: the real servers close each connection
 * behind their answer without saying so.
 */
export async function call(line: string, { token, headers, body }: Sending = {}): Promise<Answer> {
  const [method = '', url = ''] = line.split(' ');
  const text = body === undefined ? undefined : JSON.stringify(body);
  const sent = {
    accept: 'application/json',
    ...(token === undefined ? {} : { 'x-auth-token': token }),
    ...(text === undefined ? {} : { 'content-type': 'application/json' }),
    'content-length': Buffer.byteLength(text ?? ''),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers: sent, agent: false, timeout: 30_000 }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const { statusCode: status = 0, headers } = incoming;
        resolve({ status, headers, body: parsed(Buffer.concat(chunks).toString()) });
      });
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`${line} gave no answer in 30 s`)));
    outgoing.on('error', reject);
    outgoing.end(text);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The value at a path of keys and positions; undefined where there is none. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((within, key) => {
    if (typeof within !== 'object' || within === null) return undefined;
    return Object.entries(within).find(([name]) => name === String(key))?.[1];
  }, value);
}

/** The text at a path; a test that finds none there fails with what it found instead. */
export function textAt(value: unknown, ...path: (string | number)[]): string {
  const found = at(value, ...path);
  if (typeof found === 'string') return found;
  throw new Error(`no text at ${path.join('.')} of ${JSON.stringify(value)?.slice(0, 2000)}`);
}

/** The list at a path. */
export function listAt(value: unknown, ...path: (string | number)[]): readonly unknown[] {
  const found = at(value, ...path);
  if (Array.isArray(found)) return found;
  throw new Error(`no list at ${path.join('.')} of ${JSON.stringify(value)?.slice(0, 2000)}`);
}

/** The object at a path; empty where there is none. */
export function recordAt(value: unknown, ...path: (string | number)[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(at(value, ...path) ?? {}));
}

/** Asks every 100 ms until the answer is accepted; gives up, with the last answer, after `seconds`. */
export async function until<T>(
  ask: () => Promise<T>,
  accepted: (value: T) => boolean,
  seconds = 15,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await ask();
    if (accepted(value)) return value;
    if (Date.now() > end) throw new Error(`not so in ${seconds} s: ${JSON.stringify(value)?.slice(0, 2000)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
