import type { Outgoing } from '../service.ts';

const names: Record<number, string> = {
  400: 'badRequest',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'itemNotFound',
  405: 'badMethod',
  409: 'conflictingRequest',
  413: 'overLimit',
  415: 'badMediaType',
  501: 'notImplemented',
  503: 'serviceUnavailable',
};

/** An answer that karbor gives by raising: a status and the text that goes out with it. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** What a request gets whose handling broke down: webob's text for a 500. */
export const broken = () =>
  new Refusal(500, 'The server has either erred or is incapable of performing the requested operation.');

/** Karbor's InvalidInput: a 400 whose reason follows a fixed beginning. */
export const invalidInput = (reason: string) => new Refusal(400, `Invalid input received: ${reason}`);

/** A NotFound of karbor's database and registries: `Plan x could not be found.` */
export const notFound = (what: string) => new Refusal(404, `${what} could not be found.`);

/** The fault as karbor's wsgi layer prints it; a code without a name of its own is a `computeFault`. */
export function refusalAnswer({ status, message }: Refusal): Outgoing {
  const name = names[status] ?? 'computeFault';
  if (status !== 413) return { status, body: { [name]: { code: status, message } } };
  return {
    status,
    headers: { 'Retry-After': '0' },
    body: { [name]: { code: status, message, retryAfter: '0' } },
  };
}
