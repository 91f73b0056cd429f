import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { RequestError, errorCodes } from '../errors.ts';
import type { RequestCode } from '../errors.ts';
import { statuses } from '../formatError.ts';
import type { Reports } from '../reports.ts';
import { isObject } from '../json/read.ts';

interface Refusal {
  readonly status: number;
  readonly code: RequestCode;
  readonly message: string;
}

/** Whatever fails in the HTTP front is answered as GraphQL answers errors: clients need to know one shape. */
export function answerErrors(report: Reports['failure']) {
  return (error: FastifyError | RequestError, request: FastifyRequest, reply: FastifyReply) => {
    const { status, code, message } = refusalOf(error, request);
    if (code === 'INTERNAL_SERVER_ERROR') report(request.id, error);
    const retryAfter = Number(reply.getHeader('retry-after'));
    const extensions = { code, requestId: request.id, ...(retryAfter > 0 && { retryAfter }) };
    return reply.code(status).send({ errors: [{ message, extensions }] });
  };
}

/** What no one answers to: a path that is not there, or a method that `/graphql` does not take. */
export function answerUnknown({ id, method, url }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const isGraphql = /^\/graphql(?:\?|$)/.test(url);
  if (isGraphql) void reply.header('allow', 'GET, HEAD, POST, OPTIONS');
  const message = isGraphql
    ? `GraphQL is not asked by ${method}: use POST, or GET for queries.`
    : 'Nothing is here: GraphQL is at /graphql.';
  const extensions = { code: 'BAD_REQUEST', requestId: id };
  return reply.code(isGraphql ? 405 : 404).send({ errors: [{ message, extensions }] });
}

function refusalOf(error: FastifyError | RequestError, { headers, routeOptions }: FastifyRequest): Refusal {
  if (error instanceof RequestError) {
    return { status: statuses[error.code] ?? 400, code: error.code, message: error.message };
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    const length = headers['content-length'];
    const size = length === undefined ? 'more' : `${length}`;
    const message = `The body of the request has ${size} bytes; the limit is ${routeOptions.bodyLimit}.`;
    return { status: 413, code: 'COST_LIMIT_EXCEEDED', message };
  }
  const status = error.statusCode ?? 500;
  // Fastify's own words for what it cannot take: a body that is no JSON, a type that it does not know.
  if (status >= 400 && status < 500) return { status, code: 'BAD_REQUEST', message: error.message };
  const message = `The gateway failed: ${errorCodes.INTERNAL_SERVER_ERROR}.`;
  return { status: 500, code: 'INTERNAL_SERVER_ERROR', message };
}

/** Apollo Server answers what is no GraphQL request before it knows whose it is. */
export function withRequestId(body: string, requestId: string): string {
  const answer: unknown = JSON.parse(body);
  if (!isObject(answer) || !Array.isArray(answer['errors'])) return body;
  const errors = answer['errors'].map((error: unknown) => {
    if (!isObject(error)) return error;
    const extensions = isObject(error['extensions']) ? error['extensions'] : {};
    return { ...error, extensions: { ...extensions, requestId } };
  });
  return `${JSON.stringify({ ...answer, errors })}\n`;
}
