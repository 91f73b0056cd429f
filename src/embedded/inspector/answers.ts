import type { Incoming, Outgoing } from '../service.ts';
import type { IntrospectedNode } from './nodes.ts';

const versionHeaders = {
  'X-Openstack-Ironic-Inspector-Api-Minimum-Version': '1.0',
  'X-Openstack-Ironic-Inspector-Api-Maximum-Version': '1.18',
};

/** A JSON answer, with the line end that Flask puts behind it. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Outgoing {
  return {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: `${JSON.stringify(value)}\n`,
  };
}

/** The error envelope. */
export function failure(status: number, message: string, headers: Record<string, string> = {}): Outgoing {
  return json(status, { error: { message } }, headers);
}

/** Werkzeug's own page, for what never reaches the application. */
export function page(status: number, text: { title: string; words: string }, allow?: string): Outgoing {
  const { title, words } = text;
  return {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', ...(allow ? { Allow: allow } : {}) },
    body: `<!doctype html>\n<html lang=en>\n<title>${status} ${title}</title>\n<h1>${title}</h1>\n<p>${words}</p>\n`,
  };
}

/** Every answer carries the range of versions; none carries the version in use. */
export function withVersions(answer: Outgoing): Outgoing {
  return { ...answer, headers: { ...answer.headers, ...versionHeaders } };
}

/** Where the server thinks it is reached: from the Host header, or what a proxy says instead. */
export function rootUrl({ headers }: Incoming): string {
  const forwarded = (name: string) => {
    const value = headers[name];
    return typeof value === 'string' ? value.split(',').at(-1)?.trim() : undefined;
  };
  const scheme = forwarded('x-forwarded-proto') ?? 'http';
  return `${scheme}://${forwarded('x-forwarded-host') ?? headers.host ?? '127.0.0.1'}`;
}

/** The `self` links of an answer. */
export function links(href: string): { href: string; rel: 'self' }[] {
  return [{ href, rel: 'self' }];
}

/** A node's status (main.py, generate_introspection_status). */
export function statusOf({ uuid, run }: IntrospectedNode, root: string): Record<string, unknown> {
  return {
    error: run.error,
    finished: run.finishedAt !== null,
    finished_at: run.finishedAt === null ? null : naive(run.finishedAt),
    links: links(`${root}/v1/introspection/${uuid}`),
    started_at: naive(run.startedAt),
    state: run.state,
    uuid,
  };
}

/** A time as Python's `isoformat` prints it: UTC, no zone, microseconds only where there are any. */
function naive(microseconds: number): string {
  const seconds = Math.floor(microseconds / 1e6);
  const fraction = Math.round(microseconds - seconds * 1e6);
  const whole = new Date(seconds * 1000).toISOString().slice(0, 19);
  return fraction === 0 ? whole : `${whole}.${String(fraction).padStart(6, '0')}`;
}
