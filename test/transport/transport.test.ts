import { describe, expect, it } from 'vitest';
import { fixedAccess, ticketFor } from '../../src/auth/fixed.ts';
import { RequestError } from '../../src/errors.ts';
import { nothing } from '../../src/json/read.ts';
import { Transport } from '../../src/transport/transport.ts';
import { fakeUpstream, silence } from '../support/fakeUpstream.ts';
import type { Answer } from '../support/fakeUpstream.ts';
import { openUpstream, requestId, testScope, transportTo } from '../support/transport.ts';
import { failure, get, name, post } from './things.ts';

const latin1: Answer = (response) => void response.end(Buffer.from('{"name":"\xff"}', 'latin1'));

describe('a request', () => {
  it('goes out whole: prefix, query, login, request id and trace', async () => {
    const upstream = await fakeUpstream(() => ({ json: { name: 'x' } }));
    const http = transportTo(`${upstream.url}/v1/project/`, {
      scope: { headers: { traceparent: '00-aa-bb-01' } },
    });
    const call = { ...get, query: { limit: 5, marker: undefined }, headers: { 'x-version': '1.18' } };
    expect(await http.send(call, name)).toBe('x');
    expect(upstream.lines).toEqual(['GET /v1/project/thing?limit=5']);
    expect(upstream.seen[0]?.headers).toMatchObject({
      accept: 'application/json',
      'x-auth-token': 'a-token',
      'x-openstack-request-id': requestId,
      traceparent: '00-aa-bb-01',
      'x-version': '1.18',
    });
    expect(upstream.seen[0]?.headers).not.toHaveProperty('content-type');
  });

  it.each([
    ['with a body', '{"é":1}', '8'],
    ['without one', undefined, '0'],
  ])('is never chunked, %s', async (_how, body, length) => {
    const upstream = await fakeUpstream(() => ({}));
    await transportTo(upstream.url).send({ ...post, ...(body === undefined ? {} : { body }) }, nothing);
    const [{ headers, body: came } = { headers: {}, body: null }] = upstream.seen;
    expect(headers).toMatchObject({ 'content-length': length });
    expect(headers).not.toHaveProperty('transfer-encoding');
    expect(came).toBe(body ?? '');
    expect(headers['content-type']).toBe(body === undefined ? undefined : 'application/json');
  });
});

describe('what an answer stands for', () => {
  it.each([
    [204, 'UPSTREAM_MALFORMED'],
    [302, 'UPSTREAM_MALFORMED'],
    [400, 'UPSTREAM_REJECTED'],
    [401, 'UPSTREAM_FORBIDDEN'],
    [403, 'UPSTREAM_FORBIDDEN'],
    [404, 'UPSTREAM_REJECTED'],
    [406, 'UPSTREAM_UNSUPPORTED_VERSION'],
    [409, 'UPSTREAM_REJECTED'],
    [429, 'UPSTREAM_UNAVAILABLE'],
    [500, 'UPSTREAM_FAILED'],
    [501, 'UPSTREAM_FAILED'],
    [503, 'UPSTREAM_UNAVAILABLE'],
  ])('%i is %s', async (status, code) => {
    const upstream = await fakeUpstream(() => ({ status }));
    const http = transportTo(upstream.url, { settings: { retries: 0 } });
    const { code: got, call } = await failure(http.send(get, nothing));
    expect(got).toBe(code);
    expect(call).toMatchObject({ upstream: 'karbor', operation: 'thing.get', status, sent: true });
  });

  it('a 404 of a web page is UPSTREAM_MALFORMED, here and to those who observe', async () => {
    const upstream = await fakeUpstream(() => ({
      status: 404,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      text: '<html>',
    }));
    const outcomes: unknown[] = [];
    const http = transportTo(upstream.url, { scope: { observe: (outcome) => outcomes.push(outcome) } });
    const { message } = await failure(http.send(get, nothing));
    expect(message).toBe(
      'karbor answered with something unreadable (thing.get): a 404 that is not about what was asked for: check the address, and what stands in front of it',
    );
    expect(outcomes).toMatchObject([{ status: 404, code: 'UPSTREAM_MALFORMED' }]);
  });

  it('takes the statuses that a call names for success', async () => {
    const upstream = await fakeUpstream(() => ({ status: 202 }));
    await transportTo(upstream.url).send({ ...get, success: [202] }, nothing);
    expect(upstream.lines).toHaveLength(1);
  });

  it('shows the short words of a 4xx, and never those of a 5xx', async () => {
    const said = { badRequest: { code: 400, message: 'Bad plan at http://10.0.0.1:8799/v1' } };
    const upstream = await fakeUpstream((_request, nth) => ({ status: nth === 1 ? 400 : 500, json: said }));
    const http = transportTo(upstream.url);
    const refused = await failure(http.send(get, nothing));
    expect(refused.message).toBe('karbor refused the request (thing.get): Bad plan at [address]');
    expect(refused.call.said).toBe('Bad plan at http://10.0.0.1:8799/v1');
    const failed = await failure(http.send(get, nothing));
    expect(failed.message).toBe('karbor failed (thing.get)');
    expect(failed.cause).toMatchObject({
      message: expect.stringContaining('Bad plan at http://10') as unknown,
    });
  });

  it.each([
    ['7', 7],
    ['soon', undefined],
  ])('passes on Retry-After: %s', async (value, seconds) => {
    const upstream = await fakeUpstream(() => ({ status: 503, headers: { 'retry-after': value } }));
    const { call } = await failure(
      transportTo(upstream.url, { settings: { retries: 0 } }).send(get, nothing),
    );
    expect(call.retryAfter).toBe(seconds);
  });

  it('reads Retry-After as a date too', async () => {
    const date = new Date(Date.now() + 60_000).toUTCString();
    const upstream = await fakeUpstream(() => ({ status: 503, headers: { 'retry-after': date } }));
    const { call } = await failure(
      transportTo(upstream.url, { settings: { retries: 0 } }).send(get, nothing),
    );
    expect(call.retryAfter).toBeGreaterThan(50);
    expect(call.retryAfter).toBeLessThanOrEqual(60);
  });

  it('keeps a request id of the usual form, and no other', async () => {
    const ids = ['req-4e0c4bd3-6c95-4c0b-9f14-6d3a8d9e9f01', '<script>'];
    const upstream = await fakeUpstream((_request, nth) => ({
      status: 500,
      headers: { 'x-openstack-request-id': ids[nth - 1] ?? '' },
    }));
    const http = transportTo(upstream.url);
    expect((await failure(http.send(get, nothing))).call.upstreamRequestId).toBe(ids[0]);
    expect((await failure(http.send(get, nothing))).call.upstreamRequestId).toBeUndefined();
  });

  it.each([
    ['a wrong shape', { json: { name: 7 } }, '$.name'],
    ['no body', {}, '$'],
    ['broken JSON', { text: '{"name":' }, undefined],
    ['a text that is no UTF-8', latin1, '$'],
  ])('%s is malformed, with its place', async (_what, answer: Answer, place) => {
    const upstream = await fakeUpstream(() => answer);
    const error = await failure(transportTo(upstream.url).send(get, name));
    expect(error).toMatchObject({
      code: 'UPSTREAM_MALFORMED',
      message: 'karbor answered with something unreadable (thing.get)',
    });
    expect(error.call.place).toBe(place);
    expect(error.cause).toBeInstanceOf(Error);
  });

  it('gives up an answer that is too large', async () => {
    const upstream = await fakeUpstream(() => ({ text: JSON.stringify({ name: 'x'.repeat(2_000) }) }));
    const http = transportTo(upstream.url, { settings: { maxBody: 1_000 } });
    expect(await failure(http.send(get, name))).toMatchObject({
      code: 'UPSTREAM_MALFORMED',
      cause: { message: 'the body exceeds 1000 bytes' },
    });
  });

  it('gives up an answer that is cut off', async () => {
    const upstream = await fakeUpstream(() => (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"name":', () => response.destroy());
    });
    expect(await failure(transportTo(upstream.url).send(get, name))).toMatchObject({
      code: 'UPSTREAM_MALFORMED',
      call: { status: 200, sent: true },
    });
    expect(upstream.lines).toHaveLength(1);
  });
});

describe('the deadline', () => {
  it('ends a call that is not answered, once', async () => {
    const upstream = await fakeUpstream(() => silence);
    const error = await failure(transportTo(upstream.url, { settings: { timeout: 50 } }).send(get, name));
    expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT', call: { sent: true } });
    expect(upstream.lines).toHaveLength(1);
  });

  it('is for the whole answer, however steadily it drips', async () => {
    const upstream = await fakeUpstream(() => (response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    });
    const error = await failure(transportTo(upstream.url, { settings: { timeout: 100 } }).send(get, name));
    expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT', call: { status: 200 } });
  });
});

describe('a request that is no longer wanted', () => {
  it('is cancelled, and its upstream hears of it', async () => {
    const left = new AbortController();
    let heard: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => (heard = resolve));
    const upstream = await fakeUpstream(() => (response) => {
      response.on('close', heard);
      left.abort(new Error('the client left'));
    });
    const http = transportTo(upstream.url, { scope: { signal: left.signal } });
    expect(await failure(http.send(get, name))).toMatchObject({
      code: 'UPSTREAM_CANCELLED',
      call: { sent: true },
    });
    await gone;
    expect(await failure(http.send(get, name))).toMatchObject({
      code: 'UPSTREAM_CANCELLED',
      call: { sent: false },
    });
    expect(upstream.lines).toHaveLength(1);
  });

  it('fails with the reason when that is a fault of the request', async () => {
    const late = new RequestError('REQUEST_TIMEOUT', 'too long');
    const upstream = await fakeUpstream(() => silence);
    const http = transportTo(upstream.url, { scope: { signal: AbortSignal.abort(late) } });
    expect(await failure(http.send(get, name))).toBe(late);
  });

  it('stops when its budget of calls is spent', async () => {
    const upstream = await fakeUpstream(() => ({ json: { name: 'x' } }));
    const http = transportTo(upstream.url, { scope: { budget: 2 } });
    await http.send(get, name);
    await http.send(get, name);
    expect(await failure(http.send(get, name))).toMatchObject({ code: 'COST_LIMIT_EXCEEDED' });
    expect(upstream.lines).toHaveLength(2);
  });

  it('fails no one who joined its call, though the call has to be repeated', async () => {
    const server = await fakeUpstream((_request, nth) =>
      nth === 1 ? { status: 503 } : { json: { name: 'x' } },
    );
    const upstream = openUpstream();
    const access = fixedAccess(ticketFor(server.url, {}));
    const [first, second] = [1, 100].map((budget) => new Transport(upstream, access, testScope({ budget })));
    expect(await Promise.all([first?.send(get, name), second?.send(get, name)])).toEqual(['x', 'x']);
    expect(server.lines).toHaveLength(2);
  });
});
