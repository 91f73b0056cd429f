import { expect, it } from 'vitest';
import { LoginCache } from '../../src/auth/loginCache.ts';

/** A keeper whose logins live so long, and its clock. */
function open(life: number, fails: () => boolean = () => false) {
  const state = { now: 0, logins: 0 };
  const login = async () => {
    state.logins++;
    if (fails()) throw new Error('away');
    return { token: `token-${state.logins}`, issuedAt: state.now, expiresAt: state.now + life };
  };
  return { state, keeper: new LoginCache(login, () => state.now) };
}

/** Until a login that was begun has ended. */
const settled = async () => new Promise((resolve) => setImmediate(resolve));

it('logs in once for all that ask at once', async () => {
  const { state, keeper } = open(3_600_000);
  const got = await Promise.all(Array.from({ length: 100 }, async () => keeper.get()));
  expect(new Set(got.map(({ token }) => token))).toEqual(new Set(['token-1']));
  expect(state.logins).toBe(1);
});

it.each([
  [3_600_000, 3_600_000 - 120_000],
  [60_000, 45_000],
])('renews a login of %i ms after %i', async (life, until) => {
  const { state, keeper } = open(life);
  await keeper.get();
  state.now = until - 1;
  expect((await keeper.get()).token).toBe('token-1');
  state.now = until;
  expect(keeper.get()).toMatchObject({ token: 'token-1' }); // no one waits for it
  await settled();
  expect(keeper.get()).toMatchObject({ token: 'token-2' });
  expect(state.logins).toBe(2);
});

it('serves with the login that lives while its renewal fails, and does not hammer', async () => {
  let away = false;
  const { state, keeper } = open(3_600_000, () => away);
  await keeper.get();
  away = true;
  for (const seconds of [119, 118, 117, 116, 115, 114]) {
    state.now = 3_600_000 - seconds * 1_000;
    expect(keeper.get()).toMatchObject({ token: 'token-1' });
    expect(keeper.get()).toMatchObject({ token: 'token-1' });
    await settled();
  }
  expect(state.logins).toBe(3); // the first, and two that failed, five seconds apart
  state.now = 3_600_000;
  await expect(keeper.get()).rejects.toThrow('away');
  away = false;
  expect((await keeper.get()).token).toBe('token-5');
});

it('replaces a refused login once, whoever reports it', async () => {
  const { state, keeper } = open(3_600_000);
  const { token } = await keeper.get();
  const got = await Promise.all(Array.from({ length: 20 }, async () => keeper.replace(token)));
  expect(new Set(got.map((login) => login.token))).toEqual(new Set(['token-2']));
  expect((await keeper.replace(token)).token).toBe('token-2');
  expect(state.logins).toBe(2);
});

it('fails those that waited with one attempt, and tries again for the next', async () => {
  let away = true;
  const { state, keeper } = open(3_600_000, () => away);
  const got = await Promise.allSettled(Array.from({ length: 50 }, async () => keeper.get()));
  expect(got.every(({ status }) => status === 'rejected')).toBe(true);
  expect(state.logins).toBe(1);
  away = false;
  expect((await keeper.get()).token).toBe('token-2');
});
