import { afterEach, describe, expect, it, vi } from 'vitest';
import { Callers } from '../../src/auth/callers.ts';
import { codes, openGateway } from '../support/gateway.ts';
import { fakeUpstream, reset } from '../support/fakeUpstream.ts';
import type { Answer } from '../support/fakeUpstream.ts';

const hour = 3_600_000;
const login = {
  issuedAt: 0,
  user: { id: 'u', name: 'ops' },
  project: null,
  system: false,
  roles: [],
  catalog: [],
};

/** Verdicts over a clock of the test; a token lives as long as it says, `bad` is refused. */
function openCallers() {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: 0 });
  vi.advanceTimersByTime(1); // lru-cache takes a start at 0 for none
  const asked: string[] = [];
  const callers = new Callers(async (token) => {
    asked.push(token);
    return token === 'bad' ? null : { ...login, token, expiresAt: Number(token) };
  });
  return { callers, asked };
}

describe('a verdict', () => {
  afterEach(() => void vi.useRealTimers());

  it('is asked for once by all who wait for it', async () => {
    const { callers, asked } = openCallers();
    await Promise.all(Array.from({ length: 100 }, async () => callers.identify(String(hour))));
    expect(asked).toEqual([String(hour)]);
  });

  it('is kept for five minutes', async () => {
    const { callers, asked } = openCallers();
    await callers.identify(String(hour));
    vi.advanceTimersByTime(299_000);
    await callers.identify(String(hour));
    expect(asked).toHaveLength(1);
    vi.advanceTimersByTime(2_000);
    await callers.identify(String(hour));
    expect(asked).toHaveLength(2);
  });

  it('is not kept past expiry', async () => {
    const { callers, asked } = openCallers();
    await callers.identify('60000');
    vi.advanceTimersByTime(60_001);
    await expect(callers.identify('60000')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(asked).toHaveLength(2);
    expect(callers.known('60000')).toBeNull();
  });

  it('is not kept when it is no', async () => {
    const { callers, asked } = openCallers();
    for (let i = 0; i < 2; i++)
      await expect(callers.identify('bad')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(asked).toEqual(['bad', 'bad']);
  });

  it('is bounded in number', async () => {
    const { callers, asked } = openCallers();
    for (let i = 0; i <= 10_000; i++) await callers.identify(String(hour + i));
    expect(callers.known(String(hour))).toBeNull();
    expect(callers.known(String(hour + 1))).toBe('u ');
    expect(asked).toHaveLength(10_001);
  });
});

/** A Keystone that knows every token, until `down`, and an upstream that answers `answer`. */
async function openStage(upstream: 'INSPECTOR_URL' | 'KARBOR_URL', answer: Answer, scope: object) {
  const expires_at = new Date(Date.now() + hour).toISOString();
  const token = { issued_at: expires_at, expires_at, user: { id: 'u', name: 'ops' }, ...scope };
  const verdicts = {
    good: { json: { token } },
    revoked: { status: 404 },
    down: reset,
    hidden: { status: 404, headers: { 'content-type': 'text/html' }, text: '<html>' }, // by what stands in front of it
  };
  const state: { verdict: keyof typeof verdicts } = { verdict: 'good' };
  const keystone = await fakeUpstream(() => verdicts[state.verdict]);
  const service = await fakeUpstream(() => {
    state.verdict = after;
    return answer;
  });
  let after = state.verdict;
  const url = upstream === 'KARBOR_URL' ? `${service.url}/v1/{project_id}` : service.url;
  const { run } = await openGateway({ OS_AUTH_URL: keystone.url, [upstream]: url });
  const ask = async (query: string, then: typeof state.verdict = 'good') => {
    after = then;
    return run(query, { token: 'a-token' });
  };
  return { ask, keystone, service };
}

const nodes = '{ nodes(first: 1) { nodes { id } } }';
const inProject = { project: { id: 'p1', name: 'demo' } };

describe("an inspector's 401", () => {
  it.each([
    ['good', 'UPSTREAM_FORBIDDEN'],
    ['revoked', 'UNAUTHENTICATED'],
    ['down', 'UPSTREAM_UNAVAILABLE'],
    ['hidden', 'UPSTREAM_UNAVAILABLE'],
  ] as const)('is %s by what Keystone says then: %s', async (then, code) => {
    const { ask, keystone, service } = await openStage('INSPECTOR_URL', { status: 401 }, inProject);
    const answer = await ask(nodes, then);
    expect(codes(answer)).toEqual([code]);
    expect(service.lines).toHaveLength(1);
    expect(keystone.seen.every(({ headers }) => headers['x-subject-token'] === 'a-token')).toBe(true);
    expect(keystone.seen.every(({ headers }) => headers['x-auth-token'] === 'a-token')).toBe(true);
  });
});

describe('a project', () => {
  const providers = '{ protectionProviders(first: 1) { nodes { id } } }';

  it("is the caller's own", async () => {
    const { ask, service } = await openStage('KARBOR_URL', { json: { providers: [] } }, inProject);
    expect((await ask(providers)).errors).toEqual([]);
    expect(service.lines[0]).toMatch(/^GET \/v1\/p1\/providers/);
    expect(service.seen[0]?.headers['x-auth-token']).toBe('a-token');
  });

  it.each([
    ['the system', { system: { all: true } }],
    ['nothing', {}],
  ])('is needed by karbor: a token scoped to %s is told so', async (what, scope) => {
    const { ask, service } = await openStage('KARBOR_URL', { json: { providers: [] } }, scope);
    const answer = await ask(providers);
    expect(codes(answer)).toEqual(['FORBIDDEN']);
    expect(answer.errors[0]?.message).toContain(what);
    expect(service.lines).toEqual([]);
  });

  it('is not needed by inspector', async () => {
    const { ask } = await openStage(
      'INSPECTOR_URL',
      { json: { introspection: [] } },
      { system: { all: true } },
    );
    expect((await ask(nodes)).errors).toEqual([]);
  });
});
