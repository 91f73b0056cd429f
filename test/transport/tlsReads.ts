import type { UpstreamSettings } from '../../src/config/upstreamSettings.ts';
import { asError } from '../../src/errors.ts';
import { path } from '../../src/transport/path.ts';
import { integer, only } from '../../src/json/read.ts';
import type { Transport } from '../../src/transport/transport.ts';
import { transportTo } from '../support/transport.ts';
import { cert } from './tlsUpstream.ts';
import type { Script } from './tlsUpstream.ts';

/** Which request it was. */
export const answered: Script = (response, nth) => void response.end(JSON.stringify({ nth }));
const nth = only('nth', integer);

/** The floor under a client, to a server behind TLS that is trusted. */
export const to = (
  { url }: { readonly url: string },
  settings: Partial<UpstreamSettings> = {},
  signal?: AbortSignal,
) =>
  transportTo(url, {
    settings: { retries: 0, tls: { verify: true, ca: cert, cert: null, key: null }, ...settings },
    scope: signal === undefined ? {} : { signal },
  });

/** Reads of different things, so that none is shared. */
export async function reads(http: Transport, count: number) {
  const one = async (n: number) => http.send({ operation: 'thing.get', path: path`/${String(n)}` }, nth);
  return Promise.all(Array.from({ length: count }, async (_, n) => one(n).catch(asError)));
}

export const read = async (http: Transport) => (await reads(http, 1))[0];
