import { CircuitState, SamplingBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import { RequestError, UpstreamError } from '../errors.ts';
import { TooLarge } from './exchange.ts';
import type { Answer } from './exchange.ts';

export type BreakerState = 'closed' | 'open' | 'half-open' | 'off';

/** Lets calls through, or refuses them at once while an upstream is down. */
export interface Breaker {
  readonly state: BreakerState;
  /** Milliseconds until a call is let through again; 0: now. */
  closedFor(): number;
  run(call: () => Promise<Answer>): Promise<Answer>;
}

const down: ReadonlySet<number> = new Set([502, 503, 504]);

/** What is behind `BREAKER=off`. */
export const noBreaker: Breaker = { state: 'off', closedFor: () => 0, run: (call) => call() };

/** A probe that its client ended says nothing of the upstream. */
class Inconclusive extends Error {
  override readonly name = 'Inconclusive';
}

/**
 * Opens when more than half of at least ten calls within ten seconds failed. `pause` milliseconds later one call is let
 * through: an answer closes it, anything else leaves it open. No one waits for that call: meanwhile it is open to all.
 */
export function openBreaker(pause = 5_000): Breaker {
  const policy = circuitBreaker(
    handleWhen((error) => error instanceof Inconclusive || isOutage(error)).orWhenResult(isDown),
    {
      halfOpenAfter: pause,
      breaker: new SamplingBreaker({ threshold: 0.5, duration: 10_000, minimumRps: 1 }),
    },
  );
  let until = 0;
  policy.onBreak(() => {
    until = Date.now() + pause;
  });
  return {
    get state() {
      return names[policy.state];
    },
    closedFor: () => {
      if (policy.state === CircuitState.Closed) return 0;
      return policy.state === CircuitState.Open ? Math.max(0, until - Date.now()) : pause;
    },
    run: (call) =>
      policy.state === CircuitState.Closed
        ? policy.execute(call)
        : policy.execute(async () => probed(call)).catch(withoutProbe),
  };
}

const names = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Isolated]: 'open',
} as const;

/** Would cockatiel see it, it would take an error that is no outage for a success, and close. */
async function probed(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (cause) {
    throw isOutage(cause) ? cause : new Inconclusive('', { cause });
  }
}

function withoutProbe(error: unknown): never {
  throw error instanceof Inconclusive ? error.cause : error;
}

/** An answer that is too large is an answer all the same, and that a request's own time was up tells nothing. */
function isOutage(error: unknown): boolean {
  return (
    error instanceof UpstreamError &&
    error.code !== 'UPSTREAM_CANCELLED' &&
    !(error.cause instanceof TooLarge || error.cause instanceof RequestError)
  );
}

function isDown(answer: unknown): boolean {
  return (
    typeof answer === 'object' && answer !== null && 'status' in answer && down.has(Number(answer.status))
  );
}
