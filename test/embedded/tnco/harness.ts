import { onTestFinished } from 'vitest';
import { manualClock } from '../../../src/embedded/clock.ts';
import type { JsonObject } from '../../../src/embedded/json.ts';
import { isJsonObject } from '../../../src/embedded/json.ts';
import { listen } from '../../../src/embedded/listen.ts';
import type { TncoOptions } from '../../../src/embedded/tnco/tnco.ts';
import { openTnco } from '../../../src/embedded/tnco/tnco.ts';

/** A TNC-O on a port of its own, with a clock that stands still. */
export async function startTnco(options: Omit<TncoOptions, 'clock'> = {}) {
  const clock = manualClock();
  const tnco = openTnco({ clock, ...options });
  const server = await listen(tnco.service);
  onTestFinished(() => server.close());
  const send = async (line: string, more: { headers?: Record<string, string>; body?: string } = {}) => {
    const [method = 'GET', target = '/'] = line.split(' ');
    const response = await fetch(server.url + target, { method, ...more });
    const body: unknown = await response.json();
    return { status: response.status, headers: response.headers, body };
  };
  /** Reads with the token that never expires. */
  const read = (target: string) =>
    send(`GET ${target}`, { headers: { authorization: `Bearer ${tnco.account.token}` } });
  const rows = async (query = '') => {
    const { body } = await read(`/api/processes${query}`);
    const list: unknown[] = Array.isArray(body) ? body : [];
    return list.filter(isJsonObject);
  };
  return { ...tnco, clock, send, read, rows };
}

/** The values of one key in some rows. */
export const valuesOf = (rows: readonly JsonObject[], key: string) => rows.map((row) => row[key]);
