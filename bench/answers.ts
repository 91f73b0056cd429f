import { Connection, requestOf } from './client.ts';
import { trimmed } from './load.ts';
import type { Scenario } from './scenarios.ts';

/** The request of a scenario. */
export function requestFor({ name, query, variables }: Scenario): Buffer {
  return requestOf({ query, operationName: name, ...(variables && { variables }) });
}

/** Asks every server once; all have to answer the same, byte for byte but for a line break at the end. */
export async function compareAnswers(
  scenario: Scenario,
  running: readonly { server: { name: string }; port: number }[],
): Promise<Buffer> {
  let expected: Buffer | undefined;
  for (const { server, port } of running) {
    const connection = new Connection(port);
    const { status, body } = await connection.send(requestFor(scenario));
    connection.close();
    const answer = trimmed(body);
    expected ??= answer;
    if (status === 200 && !answer.includes('"errors"') && answer.equals(expected)) continue;
    const what = answer.equals(expected) ? answer.toString('utf8', 0, 400) : differing(answer, expected);
    throw new Error(`${scenario.name}: ${server.name} answers ${status} ${what}`);
  }
  if (!expected) throw new Error('No server to ask.');
  return expected;
}

function differing(answer: Buffer, expected: Buffer): string {
  let at = 0;
  while (at < answer.length && answer[at] === expected[at]) at += 1;
  const excerpt = (buffer: Buffer) => buffer.toString('utf8', Math.max(0, at - 60), at + 120);
  return `…${excerpt(answer)}… and not …${excerpt(expected)}…`;
}
