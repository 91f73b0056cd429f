import { onTestFinished } from 'vitest';
import { isJsonObject } from '../../../src/embedded/json.ts';
import { manualClock } from '../../../src/embedded/clock.ts';
import { openInspector } from '../../../src/embedded/inspector/inspector.ts';
import type { InspectorSeed } from '../../../src/embedded/inspector/seed.ts';
import { listen } from '../../../src/embedded/listen.ts';
import type { Verdict } from '../../../src/embedded/verdict.ts';

const verdict = (token: string, roles: string[], system = false): Verdict => ({
  userId: token,
  userName: token,
  roles,
  project: system ? null : { id: 'p', name: 'demo' },
  system,
  token,
  expiresAt: Infinity,
});

const callers = new Map([
  ['admin', verdict('admin', ['reader', 'member', 'admin'])],
  ['member', verdict('member', ['reader', 'member'])],
  ['observer', verdict('observer', ['reader', 'baremetal_observer'])],
  ['reader', verdict('reader', ['reader'])],
  ['system reader', verdict('system reader', ['reader'], true)],
]);

/** An inspector on a port of its own, with a clock that stands still. */
export async function startInspector(seed?: InspectorSeed) {
  const clock = manualClock();
  const check = (token: string | undefined) => callers.get(token ?? '') ?? null;
  const inspector = openInspector({ clock, check, seed });
  const server = await listen(inspector.service);
  onTestFinished(() => server.close());
  /** Sends as admin unless told otherwise, and reads the answer. */
  const send = async (
    line: string,
    more: { token?: string; headers?: Record<string, string>; body?: string } = {},
  ) => {
    const [method = 'GET', target = '/'] = line.split(' ');
    const token = more.token ?? 'admin';
    const headers = { ...(token === '' ? {} : { 'x-auth-token': token }), ...more.headers };
    const response = await fetch(server.url + target, { method, headers, body: more.body });
    const text = await response.text();
    const isJson = response.headers.get('content-type') === 'application/json' && text !== '';
    const body: unknown = isJson ? JSON.parse(text) : text;
    return { status: response.status, headers: response.headers, body };
  };
  return { ...inspector, clock, send, url: server.url };
}

/** The error envelope with this text. */
export const envelope = (message: string) => ({ error: { message } });

/** The rows of a list, with what the tests read of them. */
export function rowsOf(body: unknown): { uuid: string; state: string; started_at: string }[] {
  const list: unknown = isJsonObject(body) ? body['introspection'] : null;
  const rows: unknown[] = Array.isArray(list) ? list : [];
  return rows.filter(isJsonObject).map(({ uuid, state, started_at }) => {
    if (typeof uuid !== 'string' || typeof state !== 'string' || typeof started_at !== 'string')
      throw new TypeError('a row of the list is not a status');
    return { uuid, state, started_at };
  });
}

/** An inspector, and what a node's status says at the moment. */
export async function watchedInspector() {
  const inspector = await startInspector();
  const status = async (name: string) => {
    const { body } = await inspector.send(`GET /v1/introspection/${name}`);
    return isJsonObject(body) ? body : {};
  };
  return { ...inspector, status };
}
