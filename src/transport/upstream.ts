import {
  BrokenCircuitError,
  CircuitState,
  IsolatedCircuitError,
  SamplingBreaker,
  circuitBreaker,
  handleWhen,
  noop,
} from 'cockatiel';
import type { UpstreamSettings } from '../config/settings.ts';
import { RequestError, UpstreamError } from '../errors.ts';
import type { FailedCall, UpstreamName } from '../errors.ts';
import type { Answer } from './exchange.ts';
import { openPools } from './pools.ts';
import { Sharing } from './sharing.ts';
import { NoTurn, Turns } from './turns.ts';

const halfOpenAfter = 5_000;
const unavailable = new Set([502, 503, 504]);

/** One upstream for the life of the process: its connections, its turns, its circuit breaker, its retry budget. */
export class Upstream {
  readonly name: UpstreamName;
  readonly settings: UpstreamSettings;
  readonly pools;
  readonly sharing = new Sharing();
  readonly #turns: Turns;
  readonly #breaker;
  #retryCredit = 10;

  constructor(name: UpstreamName, settings: UpstreamSettings) {
    this.name = name;
    this.settings = settings;
    this.pools = openPools(settings);
    this.#turns = new Turns(settings.concurrency, settings.queue);
    this.#breaker = settings.breaker
      ? circuitBreaker(
          handleWhen(isOutage).orWhenResult((answer) => unavailable.has(statusOf(answer))),
          {
            halfOpenAfter,
            breaker: new SamplingBreaker({ threshold: 0.5, duration: 10_000, minimumRps: 1 }),
          },
        )
      : noop;
  }

  /** For metrics and `/readyz`. */
  get load(): { running: number; queued: number; breaker: 'closed' | 'open' | 'half-open' | 'off' } {
    const { running, queued } = this.#turns;
    return { running, queued, breaker: 'state' in this.#breaker ? stateName(this.#breaker.state) : 'off' };
  }

  /** Runs one exchange when its turn comes and the breaker lets it; `run` gets the milliseconds that are left for it. */
  async gate(
    run: (timeout: number) => Promise<Answer>,
    signal: AbortSignal,
    failed: FailedCall,
  ): Promise<Answer> {
    const until = performance.now() + this.settings.timeout;
    try {
      await this.#turns.take(signal, this.settings.timeout);
    } catch (cause) {
      throw this.#notRun(cause, failed);
    }
    try {
      return await this.#breaker.execute(async () => run(Math.max(1, until - performance.now())));
    } catch (cause) {
      throw this.#notRun(cause, failed);
    } finally {
      this.#turns.release();
    }
  }

  /** Each call earns a tenth of a retry, so that under sustained failure retries stay within a tenth of the calls. */
  earnRetry(): void {
    this.#retryCredit = Math.min(10, this.#retryCredit + 0.1);
  }

  mayRetry(): boolean {
    if (this.#retryCredit < 1) return false;
    this.#retryCredit--;
    return true;
  }

  async close(): Promise<void> {
    await this.pools.close();
  }

  #notRun(cause: unknown, failed: FailedCall): unknown {
    const unsent = { ...failed, sent: false };
    if (cause instanceof NoTurn) return new UpstreamError('UPSTREAM_BUSY', unsent, { cause });
    if (cause instanceof BrokenCircuitError || cause instanceof IsolatedCircuitError) {
      return new UpstreamError(
        'UPSTREAM_UNAVAILABLE',
        { ...unsent, retryAfter: halfOpenAfter / 1000 },
        { cause },
      );
    }
    if (cause instanceof UpstreamError || cause instanceof RequestError) return cause;
    return new UpstreamError('UPSTREAM_CANCELLED', unsent, { cause });
  }
}

function isOutage(error: Error): boolean {
  return error instanceof UpstreamError && error.code !== 'UPSTREAM_CANCELLED';
}

function statusOf(answer: unknown): number {
  return typeof answer === 'object' && answer !== null && 'status' in answer ? Number(answer.status) : 0;
}

function stateName(state: CircuitState): 'closed' | 'open' | 'half-open' {
  if (state === CircuitState.Closed) return 'closed';
  return state === CircuitState.HalfOpen ? 'half-open' : 'open';
}
