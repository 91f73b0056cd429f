import { describe, expect, it } from 'vitest';
import { nothing } from '../../src/json/read.ts';
import { fakeUpstream, reset } from '../support/fakeUpstream.ts';
import type { Answer } from '../support/fakeUpstream.ts';
import { transportTo } from '../support/transport.ts';
import { failure, get, name, post } from './things.ts';

describe('a call that failed', () => {
  const answers = (status: number) => (_request: unknown, nth: number) =>
    nth === 1 ? { status } : { json: { name: 'x' } };

  it.each([502, 503, 504])('is made again after a %i when it reads', async (status) => {
    const upstream = await fakeUpstream(answers(status));
    expect(await transportTo(upstream.url).send(get, name)).toBe('x');
    expect(upstream.lines).toHaveLength(2);
  });

  it.each([400, 403, 404, 409, 429, 500])('is not after a %i', async (status) => {
    const upstream = await fakeUpstream(answers(status));
    await failure(transportTo(upstream.url).send(get, name));
    expect(upstream.lines).toHaveLength(1);
  });

  it('is made again after a reset when it reads, as often as is configured', async () => {
    const upstream = await fakeUpstream(() => reset);
    expect(await failure(transportTo(upstream.url).send(get, name))).toMatchObject({
      code: 'UPSTREAM_UNREACHABLE',
      call: { sent: true },
    });
    expect(upstream.lines).toHaveLength(3);
  });

  it.each([reset, { status: 503 }])('is not when it writes', async (answer: Answer) => {
    const upstream = await fakeUpstream(() => answer);
    await failure(transportTo(upstream.url).send(post, nothing));
    expect(upstream.lines).toHaveLength(1);
  });

  it('is when it writes and says after what that is safe', async () => {
    const upstream = await fakeUpstream(answers(409));
    await transportTo(upstream.url).send({ ...post, repeatOn: [409] }, nothing);
    expect(upstream.lines).toHaveLength(2);
  });

  it('is not when the upstream asks for more patience than there is', async () => {
    const upstream = await fakeUpstream(() => ({ status: 503, headers: { 'retry-after': '30' } }));
    await failure(transportTo(upstream.url).send(get, name));
    expect(upstream.lines).toHaveLength(1);
  });
});
