import type { UpstreamSettings } from '../config/upstreamSettings.ts';
import { RequestError, UpstreamError } from '../errors.ts';
import type { FailedCall, UpstreamName } from '../errors.ts';
import type { Answer } from './exchange.ts';
import type { FinalObjectCache } from './finalObjectCache.ts';
import { noBreaker, openBreaker } from './breaker.ts';
import type { Breaker, BreakerState } from './breaker.ts';
import { openPools } from './pools.ts';
import type { RequestScope } from './scope.ts';
import { SingleFlight } from './singleFlight.ts';
import { BulkheadRejected, Bulkhead } from './bulkhead.ts';

/** One upstream for the life of the process: its connections, its turns, its circuit breaker, its retry budget. */
export class Upstream {
  readonly name: UpstreamName;
  readonly settings: UpstreamSettings;
  readonly pools;
  readonly inFlight = new SingleFlight();
  /** Null where nothing is kept. */
  readonly finals: FinalObjectCache | null;
  readonly #turns: Bulkhead;
  readonly #breaker: Breaker;
  #retryCredit = 10;

  constructor(name: UpstreamName, settings: UpstreamSettings, finals: FinalObjectCache | null = null) {
    this.name = name;
    this.settings = settings;
    this.finals = finals;
    this.pools = openPools(settings);
    this.#turns = new Bulkhead(settings.concurrency, settings.queue);
    this.#breaker = settings.breaker ? openBreaker() : noBreaker;
  }

  /** For metrics. */
  get load(): { running: number; queued: number; breaker: BreakerState } {
    const { running, queued } = this.#turns;
    return { running, queued, breaker: this.#breaker.state };
  }

  /** Runs one exchange when its turn comes and the breaker lets it; `run` gets the milliseconds that are left for it. */
  async gate(
    run: (timeout: number) => Promise<Answer>,
    { callerKey, signal }: Pick<RequestScope, 'callerKey' | 'signal'>,
    failed: FailedCall,
  ): Promise<Answer> {
    const { timeout } = this.settings;
    const until = performance.now() + timeout;
    this.#refuseWhileOpen(failed);
    try {
      // A quarter of the time is left for the call itself: with less, a healthy upstream would be taken for a slow one.
      const turn = this.#turns.acquire(callerKey, signal, timeout * 0.75);
      if (turn !== undefined) await turn;
    } catch (cause) {
      throw this.#notRun(cause, failed);
    }
    try {
      this.#refuseWhileOpen(failed);
      return await this.#breaker.run(() => run(Math.max(1, until - performance.now())));
    } finally {
      this.#turns.release();
    }
  }

  /** What the caller reads from now on comes from calls that begin now: after a write, or once a login was refused. */
  async forget(callerKey: string): Promise<void> {
    this.inFlight.forget(callerKey);
    await this.finals?.forget(callerKey);
  }

  /** Each call earns a tenth of a retry, its repeats none: under sustained failure they stay within a tenth of the calls. */
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

  #refuseWhileOpen(failed: FailedCall): void {
    const wait = this.#breaker.closedFor();
    if (wait === 0) return;
    const retryAfter = Math.ceil(wait / 1000);
    const cause = new Error('the circuit breaker is open');
    throw new UpstreamError('UPSTREAM_UNAVAILABLE', { ...failed, sent: false, retryAfter }, { cause });
  }

  #notRun(cause: unknown, failed: FailedCall): unknown {
    if (cause instanceof RequestError) return cause;
    const code = cause instanceof BulkheadRejected ? 'UPSTREAM_BUSY' : 'UPSTREAM_CANCELLED';
    return new UpstreamError(code, { ...failed, sent: false }, { cause });
  }
}
