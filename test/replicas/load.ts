import { Client, Pool } from 'undici';

export interface Report {
  readonly answered: number;
  readonly failed: readonly { readonly at: number; readonly why: string }[];
  /** Milliseconds, sorted. */
  readonly times: readonly number[];
}

export interface Question {
  readonly headers: Record<string, string>;
  /** `/graphql` unless it says otherwise. */
  readonly path?: string;
  /** Null: a GET. */
  readonly body: string | null;
}

export interface Load {
  readonly url: string;
  readonly connections: number;
  /** The request to send, and what is wrong with its answer; null when nothing is. */
  readonly ask: (index: number) => Question;
  /** What to ask instead after this answer, as clients of persisted queries do; null when it is the answer. */
  readonly instead?: (index: number, body: string) => Question | null;
  readonly wrong: (index: number, status: number, body: string) => string | null;
  /** Milliseconds between the requests of one connection. */
  readonly pause?: number;
  /** A new connection for each request. */
  readonly anew?: boolean;
}

/** Asks on some connections, one request after the other on each, until it is told to stop. Nothing is tried again. */
export function load({ url, connections, ask, wrong, instead = () => null, pause = 0, anew = false }: Load): {
  stop(): Promise<Report>;
} {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const times: number[] = [];
  const failed: { at: number; why: string }[] = [];
  let running = true;
  let count = 0;
  const send = async ({ headers, body, path = '/graphql' }: Question) => {
    const typed = body === null ? headers : { 'content-type': 'application/json', ...headers };
    const method = body === null ? 'GET' : 'POST';
    const response = await pool.request({ path, method, headers: typed, body, reset: anew });
    return { status: response.statusCode, text: await response.body.text() };
  };
  const one = async () => {
    const index = count++;
    const began = performance.now();
    try {
      let { status, text } = await send(ask(index));
      const next = instead(index, text);
      if (next !== null) ({ status, text } = await send(next));
      const why = wrong(index, status, text);
      if (why !== null) failed.push({ at: Date.now(), why });
    } catch (error) {
      failed.push({ at: Date.now(), why: String(error) });
    }
    times.push(performance.now() - began);
  };
  const lane = async () => {
    while (running) {
      await one();
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };
  const lanes = Array.from({ length: connections }, lane);
  return {
    async stop() {
      running = false;
      await Promise.all(lanes);
      await pool.close();
      return { answered: times.length - failed.length, failed, times: times.sort((a, b) => a - b) };
    },
  };
}

/** The value below which a share of sorted values lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** The body at a path, over a connection that is closed after it: one left open would keep a retiring worker waiting. */
export async function once(url: string, path: string): Promise<string> {
  const client = new Client(url);
  const { body } = await client.request({ path, method: 'GET' });
  const text = await body.text();
  await client.close();
  return text;
}
