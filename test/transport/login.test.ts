import { describe, expect, it } from 'vitest';
import { RequestError } from '../../src/errors.ts';
import type { Call } from '../../src/transport/call.ts';
import type { Access } from '../../src/transport/scope.ts';
import { fakeUpstream } from '../support/fakeUpstream.ts';
import type { Answer } from '../support/fakeUpstream.ts';
import { transportTo } from '../support/transport.ts';
import { failure, get, name, post } from './things.ts';

describe('after a 401', () => {
  const tickets = (url: string, renew: Access['renew']): Access => ({
    ticket: () => ({ origin: url, prefix: '', headers: { 'x-auth-token': 'old' }, projectId: null }),
    renew,
  });
  const onlyNew = ({ headers }: { headers: Readonly<Record<string, unknown>> }): Answer =>
    headers['x-auth-token'] === 'new' ? { json: { name: 'x' } } : { status: 401 };

  it.each([get, post])('one new login and one repeat do: $operation', async (call: Call) => {
    const upstream = await fakeUpstream(onlyNew);
    let renewed = 0;
    const access = tickets(upstream.url, async (refused) => {
      expect(refused.headers['x-auth-token']).toBe('old');
      renewed++;
      return { ...refused, headers: { 'x-auth-token': 'new' } };
    });
    expect(await transportTo(upstream.url, { access }).send(call, name)).toBe('x');
    expect(upstream.seen.map(({ headers }) => headers['x-auth-token'])).toEqual(['old', 'new']);
    expect(renewed).toBe(1);
  });

  it('a second one stands', async () => {
    const upstream = await fakeUpstream(() => ({ status: 401 }));
    const access = tickets(upstream.url, async (refused) => refused);
    expect((await failure(transportTo(upstream.url, { access }).send(get, name))).code).toBe(
      'UPSTREAM_FORBIDDEN',
    );
    expect(upstream.lines).toHaveLength(2);
  });

  it('there is no repeat where a new login would not help', async () => {
    const upstream = await fakeUpstream(() => ({ status: 401 }));
    const access = tickets(upstream.url, async () => null);
    expect((await failure(transportTo(upstream.url, { access }).send(get, name))).code).toBe(
      'UPSTREAM_FORBIDDEN',
    );
    expect(upstream.lines).toHaveLength(1);
  });

  it('the fault of the login itself is told', async () => {
    const upstream = await fakeUpstream(() => ({ status: 401 }));
    const why = new RequestError('UNAUTHENTICATED', 'Log in again.');
    const access = tickets(upstream.url, async () => Promise.reject(why));
    expect(await failure(transportTo(upstream.url, { access }).send(get, name))).toBe(why);
  });

  it('a 403 asks for no new login', async () => {
    const upstream = await fakeUpstream(() => ({ status: 403 }));
    const access = tickets(upstream.url, async () => expect.unreachable('a new login was asked for'));
    expect((await failure(transportTo(upstream.url, { access }).send(get, name))).code).toBe(
      'UPSTREAM_FORBIDDEN',
    );
    expect(upstream.lines).toHaveLength(1);
  });
});
