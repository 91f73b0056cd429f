import { Connection } from './client.ts';

/** What a server was asked, how often, and how it answered. */
export interface Load {
  readonly port: number;
  readonly request: Buffer;
  /** The only answer that counts, without white space around it. */
  readonly expected: Buffer;
  readonly connections: number;
  readonly milliseconds: number;
}

export interface Timing {
  readonly requests: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Each connection sends its next request when the last one is answered. Any other answer than the expected one ends the run. */
export async function load({ port, request, expected, connections, milliseconds }: Load): Promise<Timing> {
  const times: number[] = [];
  const started = performance.now();
  const until = started + milliseconds;
  const run = async () => {
    const connection = new Connection(port);
    for (let now = performance.now(); now < until;) {
      const answer = await connection.send(request);
      const ended = performance.now();
      if (answer.status !== 200 || !trimmed(answer.body).equals(expected))
        throw new Error(`Another answer: ${answer.status} ${answer.body.toString().slice(0, 300)}`);
      times.push(ended - now);
      now = ended;
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, run));
  const seconds = (performance.now() - started) / 1000;
  times.sort((one, other) => one - other);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { requests: times.length, perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}

/** An answer without the line break that some servers end it with. */
export function trimmed(body: Buffer): Buffer {
  return body.at(-1) === 10 ? body.subarray(0, -1) : body;
}
