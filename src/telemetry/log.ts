import { pino } from 'pino';
import type { Logger } from 'pino';
import type { TelemetrySettings } from '../config/settings.ts';
import { UpstreamError } from '../errors.ts';
import { originalOf, told } from '../formatError.ts';
import type { Reports, RequestLine } from '../reports.ts';
import { cutSecrets } from '../transport/envelope.ts';
import type { CallOutcome } from '../transport/scope.ts';

/** JSON lines on standard output; written between requests, not within them, and under load many at once: each write costs as much as a line. */
export function openLog({ logLevel }: Pick<TelemetrySettings, 'logLevel'>): Logger {
  const out = pino.destination({ sync: false, minLength: 32_768, maxWrite: 65_536, periodicFlush: 100 });
  return pino({ level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime }, out);
}

/** What the gateway reports, as log lines. What no line would be made of costs nothing. */
export function reportsTo(log: Logger, { slowCall }: Pick<TelemetrySettings, 'slowCall'>): Reports {
  const audit = log.child({ audit: true }, { level: 'info' }); // whatever the level of the rest
  const requests = log.isLevelEnabled('info');
  const calls = log.isLevelEnabled('debug');
  return {
    audit(line) {
      audit.info(line, 'write');
      log.flush(); // of a write nothing waits to be written
    },
    call(outcome, requestId) {
      const trouble = troubleOf(outcome, slowCall);
      if (trouble === null && !calls) return;
      const { cause, milliseconds, waited, ...call } = outcome;
      const line = { requestId, ...call, milliseconds: rounded(milliseconds), waited: rounded(waited) };
      if (trouble === null) log.debug(line, 'upstream call');
      else log.warn({ ...line, ...(cause !== undefined && { error: chain(cause) }) }, trouble);
    },
    failure(requestId, error) {
      const line = () => ({ requestId, error: chain(originalOf(error)) });
      if (told(error) === null) log.error(line(), 'error masked');
      else if (isMisread(error)) log.warn(line(), 'upstream answer not understood');
      else if (calls) log.debug(line(), 'error answered');
    },
    store({ shared, reason }) {
      if (shared) log.info('the shared store answers');
      else log.warn({ reason }, 'the shared store is away: this process goes on with its own memory');
    },
    request(line) {
      if (requests) log.info(printed(line), 'request');
    },
  };
}

const unsuspicious: ReadonlySet<string> = new Set(['UPSTREAM_CANCELLED', 'COST_LIMIT_EXCEEDED']);

/** Why a call is worth a warning; null when it is not. A 404 is an answer: connectors read most as "there is none". */
function troubleOf({ code, status, milliseconds }: CallOutcome, slowCall: number): string | null {
  const isNotFound = status === 404 && code === 'UPSTREAM_REJECTED';
  if (code !== null && !isNotFound && !unsuspicious.has(code)) return 'upstream call failed';
  return milliseconds > slowCall ? 'upstream call slow' : null;
}

/** Field by field: every request is logged, and to copy what is left of an object takes longer than to print it. */
function printed({ requestId, project, type, operation, outcome, milliseconds, calls, codes }: RequestLine) {
  const upstreams: Record<string, { calls: number; milliseconds: number }> = {};
  for (const call of calls) {
    const sum = (upstreams[call.upstream] ??= { calls: 0, milliseconds: 0 });
    sum.calls++;
    sum.milliseconds = rounded(sum.milliseconds + call.milliseconds);
  }
  return {
    requestId,
    project,
    type,
    operation,
    outcome,
    milliseconds: rounded(milliseconds),
    upstreams,
    ...(codes.length > 0 && { codes }),
  };
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

function isMisread(error: unknown): boolean {
  const original = originalOf(error);
  return original instanceof UpstreamError && original.code === 'UPSTREAM_MALFORMED';
}

/** An error and its causes, outermost first. */
function chain(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [cutSecrets(String(error))];
  const own = cutSecrets(error.stack ?? `${error.name}: ${error.message}`);
  return error.cause === undefined ? [own] : [own, ...chain(error.cause)];
}
