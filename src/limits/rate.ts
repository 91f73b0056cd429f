import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestError } from '../errors.ts';
import type { Count, Counts } from '../store/store.ts';

interface Rate {
  readonly perMinute: number;
  /** Who sends a request; only callers that are known already, so that no one gets a new count with each made-up token. */
  readonly callerOf: (request: FastifyRequest) => string;
  /** Where requests are counted. */
  readonly counts: Counts;
}

/** Counts each caller's requests, and refuses those above the limit before anything is done for them. */
export async function limitRate(app: FastifyInstance, { perMinute, callerOf, counts }: Rate): Promise<void> {
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: 60_000,
    store: storeOver(counts),
    keyGenerator: callerOf,
    errorResponseBuilder: (_request, { max }) =>
      new RequestError('RATE_LIMITED', `You sent more than ${max} requests in a minute; that is the limit.`),
  });
}

type Done = (error: Error | null, count?: Count) => void;

/** The plugin makes its store itself, out of a class. */
function storeOver(counts: Counts) {
  return class {
    incr(key: string, done: Done, window: number): void {
      counts.count(key, window).then((count) => done(null, count), done);
    }

    child(): this {
      return this;
    }
  };
}
