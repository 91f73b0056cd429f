import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestError } from '../errors.ts';

const maxCallers = 10_000;

export interface Rate {
  readonly perMinute: number;
  /** Who sends a request; only callers that are known already, so that no one gets a new count with each made-up token. */
  readonly callerOf: (request: FastifyRequest) => string;
}

/** Counts each caller's requests, and refuses those above the limit before anything is done for them. */
export async function limitRate(app: FastifyInstance, { perMinute, callerOf }: Rate): Promise<void> {
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: 60_000,
    cache: maxCallers,
    keyGenerator: callerOf,
    errorResponseBuilder: (_request, { max }) =>
      new RequestError('RATE_LIMITED', `You sent more than ${max} requests in a minute; that is the limit.`),
  });
}
