import { constants } from 'node:http2';
import { expect, it, onTestFinished } from 'vitest';
import { exchange } from '../../src/transport/exchange.ts';
import { KeptConnections } from '../../src/transport/keptConnections.ts';
import { answered } from './tlsReads.ts';
import { cert, tlsUpstream } from './tlsUpstream.ts';

/** Exchanges over one connection at a time, for the length of a test. */
function wireTo(url: string) {
  const wire = new KeptConnections(
    { connections: 1, headersTimeout: 0, bodyTimeout: 0, connect: { ca: cert } },
    () => expect.unreachable('a connection failed'),
  );
  onTestFinished(async () => wire.destroy());
  const bounds = { signal: new AbortController().signal, timeout: 5_000, maxBody: 100 };
  const request = { origin: url, path: '/', method: 'GET', headers: {}, body: null } as const;
  const ask = async () => exchange(wire, request, bounds, { upstream: 'karbor', operation: 'thing.get' });
  return { ask };
}

it('what is still under way on a connection after GOAWAY holds up no later call, though one connection is all there may be', async () => {
  let release: () => void = () => expect.unreachable('nothing is held');
  const upstream = await tlsUpstream({ h2: true }, (response, n) => {
    if (n > 1) return answered(response, n);
    release = () => answered(response, n);
    upstream.sessions[0]?.goaway(constants.NGHTTP2_NO_ERROR, response.stream?.id);
  });
  const { ask } = wireTo(upstream.url);
  const first = ask();
  await expect.poll(() => upstream.lines.length).toBe(1);
  expect(JSON.parse(String((await ask()).body))).toEqual({ nth: 2 });
  release();
  expect(JSON.parse(String((await first).body))).toEqual({ nth: 1 });
  expect(upstream.sockets).toHaveLength(2);
});
