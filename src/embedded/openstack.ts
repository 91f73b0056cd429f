import { randomUUID } from 'node:crypto';
import type { Incoming, Outgoing } from './service.ts';

/** A fresh request id in the form that every OpenStack service uses. */
export function requestId(): string {
  return `req-${randomUUID()}`;
}

/** The token of a request, undefined when there is none. */
export function tokenOf(request: Incoming, header = 'x-auth-token'): string | undefined {
  const value = request.headers[header];
  return typeof value === 'string' ? value : undefined;
}

/** Scheme, host and port as the client wrote them; services build their links with it. */
export function hostUrl(request: Incoming): string {
  return `http://${request.headers.host ?? '127.0.0.1'}`;
}

/**
 * The 401 of keystonemiddleware, which answers in place of nova and karbor.
 * Source: keystonemiddleware, auth_token/__init__.py (AuthProtocol._reject_request).
 */
export function unauthorized(authUrl: string, headers: Record<string, string> = {}): Outgoing {
  return {
    status: 401,
    headers: {
      'Content-Type': 'application/json',
      'WWW-Authenticate': `Keystone uri="${authUrl}"`,
      ...headers,
    },
    body: {
      error: {
        code: 401,
        title: 'Unauthorized',
        message: 'The request you have made requires authentication.',
      },
    },
  };
}

/**
 * An error that webob writes itself: HTML, or JSON for a client that accepts no HTML.
 * Source: webob, exc.py (WSGIHTTPException.generate_response).
 */
export function webobError(
  request: Incoming,
  fault: { status: number; title: string; text: string },
): Outgoing {
  const line = `${fault.status} ${fault.title}`;
  const body = `${fault.text}<br /><br />\n\n\n`;
  const accept = request.headers.accept ?? '*/*';
  if (accept.includes('application/json') && !/\*\/\*|text\/html|text\/\*/.test(accept)) {
    const headers = { 'Content-Type': 'application/json' };
    return { status: fault.status, headers, body: { message: body, code: line, title: fault.title } };
  }
  const head = ` <head>\n  <title>${line}</title>\n </head>\n`;
  const html = `<html>\n${head} <body>\n  <h1>${line}</h1>\n  ${body}\n </body>\n</html>`;
  return { status: fault.status, headers: { 'Content-Type': 'text/html; charset=UTF-8' }, body: html };
}
