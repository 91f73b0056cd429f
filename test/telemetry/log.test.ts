import { pino } from 'pino';
import { expect, it } from 'vitest';
import { reportsTo } from '../../src/telemetry/log.ts';

it.each([
  ['UPSTREAM_REJECTED', 404, []],
  ['UPSTREAM_MALFORMED', 404, ['upstream call failed']], // not the upstream's own word
  ['UPSTREAM_REJECTED', 409, ['upstream call failed']],
] as const)('warns of a call that failed, and a 404 is no failure: %s, %i', (code, status, warnings) => {
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const outcome = { upstream: 'karbor', operation: 'plan.get', code, status, milliseconds: 1 } as const;
  reportsTo(log, { slowCall: 1_000 }).call?.(outcome, 'req-1');
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(warnings);
});
