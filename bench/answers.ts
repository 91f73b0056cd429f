import { Connection, requestOf } from './client.ts';
import { trimmed } from './load.ts';
import type { Scenario } from './scenarios.ts';
import type { Server } from './servers.ts';

/** The request of a scenario, in a server's own names where it has some. */
export function requestFor(
  { name, operation = name, query, variables }: Scenario,
  { dialect }: Server,
): Buffer {
  const text = dialect?.queries[name] ?? query;
  return requestOf({ query: text, operationName: operation, ...(variables && { variables }) });
}

/**
 * Asks every server once; all have to answer the same, byte for byte but for a line break at the end, after the renaming where
 * there is one. Gives each server's answer as it came.
 */
export async function compareAnswers(
  scenario: Scenario,
  running: readonly { server: Server; port: number }[],
): Promise<ReadonlyMap<Server, Buffer>> {
  const answers = new Map<Server, Buffer>();
  let expected: Buffer | undefined;
  for (const { server, port } of running) {
    const connection = new Connection(port);
    const { status, body } = await connection.send(requestFor(scenario, server));
    connection.close();
    const answer = trimmed(body);
    const isGood = status === 200 && !answer.includes('"errors"');
    const renamed = isGood && server.dialect ? server.dialect.renamed(answer) : answer;
    expected ??= renamed;
    answers.set(server, answer);
    if (isGood && renamed.equals(expected)) continue;
    const what = renamed.equals(expected) ? answer.toString('utf8', 0, 400) : differing(renamed, expected);
    throw new Error(`${scenario.name}: ${server.name} answers ${status} ${what}`);
  }
  return answers;
}

function differing(answer: Buffer, expected: Buffer): string {
  let at = 0;
  while (at < answer.length && answer[at] === expected[at]) at += 1;
  const excerpt = (buffer: Buffer) => buffer.toString('utf8', Math.max(0, at - 60), at + 120);
  return `…${excerpt(answer)}… and not …${excerpt(expected)}…`;
}
