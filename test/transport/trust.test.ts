import { expect, it } from 'vitest';
import { longestTurn } from '../json/longestTurn.ts';
import { answered, read, reads, to } from './tlsReads.ts';
import { cert, key, tlsUpstream } from './tlsUpstream.ts';

it('many connections at once to an upstream with a certificate authority of its own never keep the event loop busy for 50 ms', async () => {
  const upstream = await tlsUpstream({ h2: false }, answered);
  const turns: number[] = [];
  for (let n = 0; n < 3; n++) {
    const http = to(upstream, { concurrency: 16 });
    await reads(http, 1);
    turns.push(await longestTurn(async () => reads(http, 16)));
  }
  console.log(`longest turns ${turns.map((turn) => turn.toFixed(1)).join(', ')} ms`);
  expect(upstream.sockets.length).toBeGreaterThan(45);
  expect(Math.min(...turns)).toBeLessThan(50);
});

it('a certificate that is none fails each call, and not the gateway', async () => {
  const upstream = await tlsUpstream({ h2: true }, answered);
  const tls = { verify: true, ca: null, cert: '-----BEGIN CERTIFICATE-----\nno', key: null };
  expect(await read(to(upstream, { tls }))).toMatchObject({
    code: 'UPSTREAM_UNREACHABLE',
    call: { sent: false },
  });
  expect(upstream.lines).toEqual([]);
});

it.each([true, false])('an upstream that wants a certificate of ours gets it (HTTP/2: %s)', async (h2) => {
  const upstream = await tlsUpstream({ h2, mutual: true }, answered);
  const tls = { verify: true, ca: cert, cert, key };
  expect(await read(to(upstream, { tls }))).toBe(1);
  expect(await read(to(upstream))).toMatchObject({ code: 'UPSTREAM_UNREACHABLE' });
  expect(upstream.lines).toHaveLength(1);
});

it.each([true, false])('bytes that are no TLS end a call, and not the next one (HTTP/2: %s)', async (h2) => {
  const upstream = await tlsUpstream({ h2 }, (response, nth) => {
    if (nth === 1) upstream.sockets.at(-1)?.write('HTTP/1.1 400 Bad Request\r\n\r\n');
    else answered(response, nth);
  });
  const http = to(upstream, { concurrency: 1 });
  expect(await read(http)).toMatchObject({ code: 'UPSTREAM_UNREACHABLE', call: { sent: true } });
  expect(await read(http)).toBe(2);
});
