import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/config/faults.ts';
import { readSettings } from '../../src/config/readSettings.ts';

type Env = Record<string, string>;

const read = (env: Env, embedded?: Env) => readSettings({ env, embedded, cwd: '/nowhere', home: '/nowhere' });

function faults(env: Env): string[] {
  try {
    read(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n').slice(1);
    throw error;
  }
  return [];
}

const keystone = { OS_AUTH_URL: 'http://127.0.0.1:5000' };
const password = { OS_USERNAME: 'u', OS_USER_DOMAIN_NAME: 'Default', OS_PASSWORD: 'p' };

describe('with nothing configured', () => {
  it('serves the embedded cloud to anyone on this machine', () => {
    const settings = read({});
    expect(settings).toMatchObject({
      embedded: true,
      host: '127.0.0.1',
      port: 4000,
      keystone: null,
      nova: null,
    });
    expect(settings.callers).toEqual({ kind: 'anonymous', anywhere: false });
    expect(settings.pages).toMatchObject({ sandbox: true, explain: true, introspection: true });
  });

  it('refuses to invent data in production, unless told to', () => {
    expect(faults({ NODE_ENV: 'production' })).toEqual([
      expect.stringMatching(/^ {2}NODE_ENV=production: no upstream is configured; .*TRIBUTARY_EMBEDDED=1/),
    ]);
    const told = read({ NODE_ENV: 'production', TRIBUTARY_EMBEDDED: '1' });
    expect(told).toMatchObject({
      embedded: true,
      production: true,
      pages: { sandbox: false, explain: false },
    });
  });

  it('is a fault when the embedded cloud is turned off', () => {
    expect(faults({ TRIBUTARY_EMBEDDED: 'no' })).toEqual([
      expect.stringMatching(/^ {2}TRIBUTARY_EMBEDDED: no upstream/),
    ]);
  });
});

describe('the embedded cloud', () => {
  it('hides the real services that the surroundings name', () => {
    const settings = read({
      TRIBUTARY_EMBEDDED: '1',
      ...keystone,
      ...password,
      INSPECTOR_URL: 'http://real:5050',
    });
    expect(settings).toMatchObject({ embedded: true, keystone: null, inspector: null });
  });

  it('is reached by the variables that it gives, and by nothing else', () => {
    const given = { OS_AUTH_URL: 'http://127.0.0.1:4100/v3', OS_TOKEN: 't' };
    const settings = read(
      { TRIBUTARY_EMBEDDED: '1', NOVA_URL: 'http://real:8774', NOVA_TIMEOUT: '3s' },
      given,
    );
    expect(settings.keystone?.url).toBe('http://127.0.0.1:4100/v3');
    expect(settings.nova).toMatchObject({ url: null, timeout: 3000 });
    expect(settings.callers.kind).toBe('anonymous');
  });
});

describe('callers', () => {
  it('bring Keystone tokens once a Keystone is named', () => {
    const settings = read(keystone);
    expect(settings.callers.kind).toBe('keystone');
    expect(settings.keystone).toMatchObject({ url: 'http://127.0.0.1:5000/v3', credentials: null });
    for (const upstream of [settings.inspector, settings.nova, settings.karbor])
      expect(upstream?.url).toBeNull();
    expect(settings.tnco).toBeNull();
  });

  it('are anonymous at bare addresses, and the other upstreams are not configured', () => {
    const settings = read({ INSPECTOR_URL: 'http://127.0.0.1:5050/', INSPECTOR_TOKEN: 'secret' });
    expect(settings.callers.kind).toBe('anonymous');
    expect(settings.inspector?.url).toBe('http://127.0.0.1:5050');
    expect(settings.inspector?.token?.read()).toBe('secret');
    expect(settings).toMatchObject({ keystone: null, nova: null, karbor: null, tnco: null, embedded: false });
  });

  it('may be anonymous beyond this machine only when the configuration says so in words', () => {
    const open = { HOST: '0.0.0.0', INSPECTOR_URL: 'http://127.0.0.1:5050' };
    expect(faults(open)).toEqual([expect.stringContaining('ALLOW_ANONYMOUS_CALLERS_ANYWHERE=yes')]);
    expect(read({ ...open, ALLOW_ANONYMOUS_CALLERS_ANYWHERE: 'yes' }).callers.anywhere).toBe(true);
    for (const HOST of ['127.1.2.3', '::1', 'localhost']) expect(faults({ HOST })).toEqual([]);
    expect(faults({ HOST: '0.0.0.0', ...keystone })).toEqual([]);
  });

  it('cannot bring Keystone tokens where there is no Keystone', () => {
    expect(faults({ CALLERS: 'keystone', NOVA_URL: 'http://127.0.0.1:8774/v2.1' })).toEqual([
      expect.stringMatching(/^ {2}CALLERS: no Keystone.*OS_AUTH_URL/),
    ]);
  });

  it('who are anonymous need a login of the gateway', () => {
    expect(faults({ ...keystone, CALLERS: 'anonymous' })).toEqual([
      expect.stringContaining('no login of its own'),
    ]);
    expect(faults({ ...keystone, ...password, CALLERS: 'anonymous' })).toEqual([]);
  });
});

it('lists every fault at once, each with its place and remedy', () => {
  const found = faults({
    PORT: '70000',
    MAX_DEPTH: 'deep',
    LOG_LEVEL: 'loud',
    REQUEST_TIMEOUT: '1 day',
    NOVA_URL: 'nova',
  });
  expect(found.map((line) => line.trim().split(':')[0])).toEqual([
    'PORT',
    'NOVA_URL',
    'MAX_DEPTH',
    'REQUEST_TIMEOUT',
    'LOG_LEVEL',
  ]);
  expect(found[2]).toBe(
    '  MAX_DEPTH: "deep" is not a whole number from 1 to 1000000000; write for example 15',
  );
});
