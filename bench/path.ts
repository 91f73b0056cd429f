import { Connection } from './client.ts';

/** A call as the upstream saw it come, in milliseconds of its own clock. */
export interface Arrival {
  readonly target: string;
  readonly at: number;
}

/** The calls that a request makes, step by step: those of one step need not wait for each other. */
export type Steps = readonly (readonly string[])[];

/** The steps of one request; a call that came half the upstream's latency after the one before had waited for an answer. */
export function stepsOf(arrivals: readonly Arrival[], latency: number): Steps {
  const steps: string[][] = [];
  arrivals.forEach(({ target, at }, index) => {
    const before = arrivals[index - 1];
    if (before === undefined || at - before.at > latency / 2) steps.push([]);
    steps.at(-1)?.push(target);
  });
  return steps;
}

/** Makes a request's calls itself, again and again for some milliseconds; gives how long it took each time: no server is faster. */
export async function timesOf(steps: Steps, port: number, milliseconds: number): Promise<readonly number[]> {
  const most = Math.max(...steps.map(({ length }) => length));
  const connections = Array.from({ length: most }, () => new Connection(port));
  const times: number[] = [];
  const until = performance.now() + milliseconds;
  for (let now = performance.now(); now < until;) {
    for (const targets of steps)
      await Promise.all(targets.map(async (target, index) => connections[index]?.send(getOf(target))));
    const ended = performance.now();
    times.push(ended - now);
    now = ended;
  }
  for (const connection of connections) connection.close();
  return times;
}

function getOf(target: string): Buffer {
  return Buffer.from(`GET ${target} HTTP/1.1\r\nhost: upstream\r\n\r\n`);
}
