const titles = { 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found' } as const;

const closing =
  'The server could not comply with the request since it is either malformed or otherwise incorrect. The client is assumed to be in error.';

/** An answer that is not the one asked for; `api.ts` turns it into keystone's error envelope. */
export class Problem extends Error {
  readonly status: keyof typeof titles;
  readonly extra: Record<string, unknown>;

  constructor(status: keyof typeof titles, message: string, extra: Record<string, unknown> = {}) {
    super(message);
    this.status = status;
    this.extra = extra;
  }

  get body(): unknown {
    const { status: code, message, extra } = this;
    return { error: { code, ...extra, message, title: titles[code] } };
  }
}

/** 401, with the one text that tells nothing about why. */
export function unauthenticated(): Problem {
  return new Problem(401, 'The request you have made requires authentication.');
}

/** 403 for an action that the caller's roles don't cover. */
export function forbidden(action: string): Problem {
  return new Problem(403, `You are not authorized to perform the requested action: ${action}.`);
}

/** 400 for a part that the request lacks. Source: keystone, exception.py (ValidationError). */
export function missing(attribute: string, target: string): Problem {
  return new Problem(400, `Expecting to find ${attribute} in ${target}. ${closing}`);
}
