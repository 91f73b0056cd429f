import { pino } from 'pino';
import type { Logger } from 'pino';
import type { TelemetrySettings } from '../config/settings.ts';
import { RequestError, UpstreamError } from '../errors.ts';
import type { Reports } from '../gateway.ts';

/** JSON lines on standard output. */
export function openLog({ logLevel }: Pick<TelemetrySettings, 'logLevel'>): Logger {
  return pino({ level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/** What the gateway reports, as log lines. */
export function reportsTo(log: Logger): Reports {
  const audit = log.child({ audit: true }, { level: 'info' }); // whatever the level of the rest
  return {
    audit: (line) => audit.info(line, 'write'),
    call({ upstream, operation, status, code, milliseconds }) {
      const outcome = { upstream, operation, status, code, milliseconds };
      if (outcome.code === null) log.debug(outcome, 'upstream call');
      else log.warn(outcome, 'upstream call failed');
    },
    failure(requestId, error) {
      const original = originalOf(error);
      const foreseen = original instanceof UpstreamError || original instanceof RequestError;
      if (foreseen) log.debug({ requestId, error: chain(original) }, 'error answered');
      else log.error({ requestId, error: chain(original) }, 'error masked');
    },
  };
}

function originalOf(error: unknown): unknown {
  return error instanceof Error && 'originalError' in error && error.originalError instanceof Error
    ? error.originalError
    : error;
}

/** An error and its causes, outermost first. */
function chain(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [String(error)];
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined ? [own] : [own, ...chain(error.cause)];
}
