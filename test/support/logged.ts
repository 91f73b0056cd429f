import { pino } from 'pino';
import { reportsTo } from '../../src/telemetry/log.ts';

export type LogLine = Readonly<Record<string, unknown>>;

/** What the log says at the default level, line by line. */
export function logged() {
  const lines: LogLine[] = [];
  const log = pino({ base: null }, { write: (line) => void lines.push(JSON.parse(line) as LogLine) });
  return { lines, reports: reportsTo(log, { slowCall: 60_000 }) };
}
