import { Connection, requestOf } from './client.ts';
import { median } from './measure.ts';
import { own, startServer } from './servers.ts';

/** S9: milliseconds from the start of the production build's process, without npm, to the first answer with data. */
export async function coldStart(upstreamPort: number, rounds: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    const server = await startServer(own, upstreamPort);
    const connection = new Connection(server.port);
    const answer = await connection.send(
      requestOf({ query: '{ operationLogs(first: 1) { nodes { id } } }' }),
    );
    times.push(performance.now() - started);
    connection.close();
    await server.stop();
    if (answer.status !== 200 || !answer.body.includes('"id"')) throw new Error('S9: no data.');
  }
  return times;
}

/** The section of S9. */
export function coldStartSection(times: readonly number[]): string {
  const all = times.map((time) => time.toFixed(0)).join(', ');
  return `## S9: cold start of the production build to the first answer\n\n${median(times).toFixed(0)} ms (median of ${all}), from the start of the process to an answer with data.`;
}
