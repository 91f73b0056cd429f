import type { Incoming, Outgoing } from '../service.ts';

/** An error of TNC-O's own: the text for people is `localizedMessage`. */
export function tncoError(request: Incoming, status: number, localizedMessage: string): Outgoing {
  return { status, body: { url: pathOf(request), localizedMessage, details: {} } };
}

/** An error of the web framework (Spring Boot's default), for what never reaches TNC-O's code. */
export function springError(
  request: Incoming,
  now: number,
  fault: { status: number; error: string; message: string; allow?: string },
): Outgoing {
  const { status, error, message, allow } = fault;
  // This one writes the zone without a colon.
  const timestamp = new Date(now).toISOString().replace('Z', '+0000');
  return {
    status,
    headers: allow ? { Allow: allow } : {},
    body: { timestamp, status, error, message, path: pathOf(request) },
  };
}

/** An error of the OAuth2 layer: a bad token, or a login refused. */
export function oauthError(status: number, error: string, error_description: string): Outgoing {
  const challenge = `Bearer realm="tnco", error="${error}", error_description="${error_description}"`;
  return {
    status,
    headers: {
      ...(status === 401 ? { 'WWW-Authenticate': challenge } : {}),
      'Cache-Control': 'no-store',
      Pragma: 'no-cache',
    },
    body: { error, error_description },
  };
}

function pathOf({ target }: Incoming): string {
  return target.split('?')[0] ?? target;
}
