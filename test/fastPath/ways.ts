import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { vi } from 'vitest';
import { readSettings } from '../../src/config/readSettings.ts';
import { manualClock } from '../../src/embedded/clock.ts';
import { startEmbeddedCloud } from '../../src/embedded/cloud.ts';
import { createGateway } from '../../src/gateway.ts';
import { createHttpFront } from '../../src/http/front.ts';
import type { Reports } from '../../src/reports.ts';
import { login } from '../replay/tokens.ts';

/** One request as it goes onto the wire. */
export interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Buffer;
}

export const json = { 'content-type': 'application/json' };

export const posted = (body: unknown, headers: Sent['headers'] = {}): Sent => ({
  headers: { ...json, ...headers },
  body: JSON.stringify(body),
});

export type Way = Awaited<ReturnType<typeof openWay>>;

/** A gateway over a cloud of its own; one without the fast path has Apollo Server answer everything. */
export async function openWay(env: Readonly<Record<string, string>>, takesShortWay: boolean) {
  const cloud = await startEmbeddedCloud({ clock: manualClock(new Date()) });
  const own = { ...cloud.env, CALLERS: 'anonymous', ...env };
  const token = own.CALLERS === 'keystone' ? await login(cloud, 'admin', 'admin') : '';
  const told = tellingOf();
  const settings = readSettings({ env: own, cwd: '/nowhere', home: '/nowhere' });
  const gateway = await createGateway(settings, told.reports);
  if (!takesShortWay) vi.spyOn(gateway.fastPath, 'match').mockReturnValue(null);
  const front = createHttpFront(gateway, settings);
  const url = await front.app.listen({ host: '127.0.0.1', port: 0 });
  const apollo = vi.spyOn(gateway.server, 'executeHTTPGraphQLRequest');
  const send = async (sent: Sent) =>
    answerTo(url, { ...sent, headers: { 'x-auth-token': token, ...(sent.headers ?? json) } });
  return {
    send,
    cloud,
    told: told.take,
    /** How many requests Apollo Server was asked to answer. */
    byApollo: () => apollo.mock.calls.length,
    async close() {
      await front.stop(0);
      await gateway.stop();
      await cloud.close();
    },
  };
}

const requestId = 'req-00000000-0000-4000-8000-000000000001';

/** The whole answer, but for the date. */
async function answerTo(url: string, { method = 'POST', path = '/graphql', headers, body = '' }: Sent) {
  const isFramed = headers !== undefined && 'transfer-encoding' in headers;
  const own = {
    'x-openstack-request-id': requestId,
    connection: 'close',
    ...(!isFramed && body !== '' && { 'content-length': Buffer.byteLength(body) }),
  };
  const sending = request(`${url}${path}`, { method, headers: { ...own, ...headers }, agent: false });
  const answered = new Promise<ReturnType<typeof plainly>>((resolve, reject) => {
    sending.on('error', reject).on('response', (response) => {
      const all = (chunks: Buffer[]) => resolve(plainly(response, Buffer.concat(chunks).toString('latin1')));
      response.toArray().then(all, reject);
    });
  });
  sending.end(body);
  return answered;
}

/** All of an answer but times, and its length where it has any. */
function plainly({ statusCode: status, rawHeaders }: IncomingMessage, body: string) {
  const text = body.replaceAll(/"milliseconds":[\d.]+(?:,"waited":[\d.]+)?/g, '"milliseconds":0');
  const untold = text === body ? /^date:/i : /^date:|^content-length:/i;
  const headers = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : []));
  return { status, headers: headers.filter((line) => !untold.test(line)), text };
}

/** Reports, kept as texts of everything but times and the upstreams' own ids. */
function tellingOf() {
  const lines: string[] = [];
  const told = (name: string, value: unknown) =>
    name === 'milliseconds' || name === 'waited'
      ? undefined
      : name === 'upstreamRequestIds' && Array.isArray(value)
        ? value.length
        : value;
  const keep = (kind: string) => (line: unknown) => void lines.push(`${kind} ${JSON.stringify(line, told)}`);
  const reports: Reports = {
    audit: keep('audit'),
    call: keep('call'),
    failure: (_requestId, error) => keep('failure')(String(error)),
    request: keep('request'),
  };
  return { reports, take: () => lines.splice(0) };
}
