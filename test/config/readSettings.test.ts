import { describe, expect, it } from 'vitest';
import { faults, openPlace, read } from './support.ts';
import type { Env } from './support.ts';

const keystone = { OS_AUTH_URL: 'http://127.0.0.1:5000' };
const password = { OS_USERNAME: 'u', OS_USER_DOMAIN_NAME: 'Default', OS_PASSWORD: 'p' };

it('leaves out a service that this cloud does not have, whatever its catalog says', () => {
  expect(read({ ...keystone, KARBOR_ENABLED: 'no' })).toMatchObject({ karbor: null, nova: { url: null } });
});

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
      expect.stringMatching(/^NODE_ENV=production: no upstream is configured; .*TRIBUTARY_EMBEDDED=1/),
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
      expect.stringMatching(/^TRIBUTARY_EMBEDDED: no upstream/),
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

  it('does not start by itself where a login is given without an address', () => {
    expect(faults({ OS_TOKEN: 't' })).toEqual(['OS_TOKEN: is a login for no address; set OS_AUTH_URL']);
    expect(faults({ TNCO_API_KEY: 'k' })).toEqual(['TNCO_API_KEY: is a login for no address; set TNCO_URL']);
    expect(faults({ NOVA_TOKEN: 't' })).toEqual(['NOVA_TOKEN: is a login for no address; set NOVA_URL']);
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
    expect(faults(open)).toEqual([
      expect.stringMatching(/^HOST: at "0.0.0.0".*ALLOW_ANONYMOUS_CALLERS_ANYWHERE=yes/),
    ]);
    expect(read({ ...open, ALLOW_ANONYMOUS_CALLERS_ANYWHERE: 'yes' }).callers.anywhere).toBe(true);
    for (const HOST of ['127.1.2.3', '::1', 'localhost']) expect(faults({ HOST })).toEqual([]);
    for (const HOST of ['::', '127.0.0.1.example.org', '10.0.0.1']) expect(faults({ HOST })).toHaveLength(1);
    expect(faults({ HOST: '0.0.0.0', ...keystone })).toEqual([]);
  });

  it('cannot bring Keystone tokens where there is no Keystone', () => {
    expect(faults({ CALLERS: 'keystone', NOVA_URL: 'http://127.0.0.1:8774/v2.1' })).toEqual([
      'OS_AUTH_URL: is missing: CALLERS=keystone checks tokens there; set it',
    ]);
  });

  it('who are anonymous need a login of the gateway', () => {
    expect(faults({ ...keystone, CALLERS: 'anonymous' })).toEqual([
      expect.stringMatching(/^CALLERS: anonymous callers need a login .* OS_USERNAME/),
    ]);
    expect(faults({ ...keystone, ...password, CALLERS: 'anonymous' })).toEqual([]);
  });

  it('who bring tokens are not served with a fixed one, which would lend them its rights', () => {
    expect(faults({ ...keystone, NOVA_TOKEN: 't' })).toEqual([
      expect.stringMatching(/^NOVA_TOKEN: has no use/),
    ]);
    expect(faults({ ...keystone, TNCO_URL: 'https://127.0.0.1:32443', TNCO_TOKEN: 't' })).toEqual([]);
  });
});

describe('addresses', () => {
  it('of upstreams overrule the catalog', () => {
    const settings = read({
      ...keystone,
      NOVA_URL: 'http://nova:8774/v2.1/',
      OS_COMPUTE_ENDPOINT_OVERRIDE: 'http://no',
    });
    expect(settings.nova?.url).toBe('http://nova:8774/v2.1');
    const override = { OS_BAREMETAL_INTROSPECTION_ENDPOINT_OVERRIDE: 'http://inspector:5050' };
    expect(read({ ...keystone, ...override }).inspector?.url).toBe('http://inspector:5050');
  });

  it.each(['{project_id}', '%(project_id)s', '$(tenant_id)s'])(
    'may leave karbor’s project open as %s',
    (open) => {
      const KARBOR_URL = `http://127.0.0.1:8799/v1/${open}`;
      expect(read({ ...keystone, KARBOR_URL }).karbor?.url).toBe(KARBOR_URL);
      expect(read({ OS_PROJECT_ID: 'p1', KARBOR_URL }).karbor?.url).toBe('http://127.0.0.1:8799/v1/p1');
      expect(faults({ KARBOR_URL })).toEqual([
        expect.stringMatching(/^OS_PROJECT_ID: is missing: KARBOR_URL leaves/),
      ]);
    },
  );

  it.each(['nova:8774', 'ftp://nova', 'http://', 'http://a b', 'http://h/?q=1', 'http://h/#f'])(
    'are not %s',
    (bad) => {
      expect(faults({ NOVA_URL: bad })).toEqual([
        expect.stringContaining(`NOVA_URL: "${bad}" is not an http://`),
      ]);
    },
  );

  it('with a password are refused without being shown', () => {
    const [fault = ''] = faults({ NOVA_URL: 'http://user:hunter2@nova:8774' });
    expect(fault).toMatch(/^NOVA_URL: the value is not/);
    expect(fault).not.toContain('hunter2');
  });

  it.each([
    ['http://k:5000', 'http://k:5000/v3'],
    ['http://k/identity/', 'http://k/identity/v3'],
    ['http://k:5000/v3/', 'http://k:5000/v3'],
    ['http://k:5000/v2.0', 'http://k:5000/v3'],
  ])('of Keystone lead to version 3: %s', (given, found) => {
    expect(read({ OS_AUTH_URL: given }).keystone?.url).toBe(found);
  });
});

describe('what all upstreams have', () => {
  it('has defaults', () => {
    expect(read({ NOVA_URL: 'http://127.0.0.1:8774' }).nova).toEqual({
      url: 'http://127.0.0.1:8774',
      token: null,
      timeout: 10_000,
      concurrency: 16,
      queue: 1000,
      maxBody: 32 * 2 ** 20,
      retries: 2,
      breaker: true,
      tls: { verify: true, ca: null, cert: null, key: null },
      proxy: null,
      catalog: { interfaces: ['public'], region: null, type: null },
    });
  });

  it('can be set for one upstream', () => {
    const tuned = {
      NOVA_TIMEOUT: '2.5',
      NOVA_CONCURRENCY: '3',
      NOVA_QUEUE: '0',
      NOVA_MAX_BODY: '1MB',
      NOVA_RETRIES: '0',
    };
    const settings = read({
      ...keystone,
      ...tuned,
      OS_API_TIMEOUT: '30',
      BREAKER: 'off',
      NOVA_BREAKER: 'on',
    });
    expect(settings.nova).toMatchObject({
      timeout: 2500,
      concurrency: 3,
      queue: 0,
      maxBody: 1e6,
      retries: 0,
      breaker: true,
    });
    expect(settings.karbor).toMatchObject({ timeout: 30_000, concurrency: 16, breaker: false });
    expect(settings.keystone).toMatchObject({ timeout: 30_000, breaker: false });
  });

  it('goes through proxies, but never to this machine', () => {
    const proxies = {
      HTTPS_PROXY: 'http://user:hunter2@proxy:3128',
      https_proxy: 'http://other',
      NO_PROXY: '.lan, db',
    };
    const { proxy } = read({ ...keystone, ...proxies }).nova ?? {};
    expect(proxy?.https?.read()).toBe('http://user:hunter2@proxy:3128');
    expect(proxy).toMatchObject({ http: null, except: 'localhost,127.0.0.1,[::1],.lan,db' });
    expect(read({ ...keystone, ...proxies, NO_PROXY: '*' }).nova?.proxy).toBeNull();
    expect(faults({ https_proxy: 'socks5://proxy' })).toEqual([expect.stringMatching(/^https_proxy: /)]);
  });

  it('are refused where their login cannot be sent', () => {
    expect(faults({ ...keystone, HTTP_PROXY: 'http://user:hunter%zz@proxy:3128' })).toEqual([
      expect.stringMatching(/^HTTP_PROXY: the value is not the http:/),
    ]);
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
  expect(found).toEqual([
    'PORT: "70000" is not a whole number from 0 to 65535; write for example 4000',
    expect.stringMatching(/^NOVA_URL: "nova" is not .*; write for example http:/),
    'MAX_DEPTH: "deep" is not a whole number from 1; write for example 15',
    'REQUEST_TIMEOUT: "1 day" is not a time such as 250ms, 10s or 2m (seconds without a unit); write for example 12s',
    'LOG_LEVEL: "loud" is not one of trace, debug, info, warn, error, fatal, silent; write for example info',
  ]);
});

it('takes an empty variable for one that is not set', () => {
  expect(read({ PORT: '', INSPECTOR_URL: '', OS_CLOUD: '' })).toMatchObject({ port: 4000, embedded: true });
});

it('can be printed without giving a secret away', () => {
  const settings = read({
    ...keystone,
    ...password,
    OS_PASSWORD: 'hunter2',
    REDIS_URL: 'redis://:hunter2@r',
  });
  expect(JSON.stringify(settings)).not.toContain('hunter2');
  expect(settings.redisUrl?.read()).toBe('redis://:hunter2@r');
});

describe('the allow-list', () => {
  it.each(['no JSON', '{}', '[]', '{"operations":[]}', '{"operations":[{"id":"a"}]}', '{"a":1}'])(
    'is refused where it is no manifest of documents: %s',
    (text) => {
      const place = openPlace({ 'list.json': text });
      expect(place.faults({ ALLOW_LIST: 'list.json' })).toEqual([
        'ALLOW_LIST: "list.json" is not the path of a manifest of documents; write for example ./manifest.json',
      ]);
    },
  );

  it('is an object of texts by id, too', () => {
    const place = openPlace({ 'list.json': '{"Q":"{ __typename }"}' });
    expect(place.read({ ALLOW_LIST: 'list.json' }).limits.allowList?.get('Q')).toBe('{ __typename }');
  });
});

describe('a list', () => {
  it.each<Env>([{ OS_INTERFACE: ',' }, { OS_INTERFACE: ' ' }, { TNCO_ROLES: ',' }, { TRUST_PROXY: ',' }])(
    'is refused when nothing is in it: %j',
    (env) => {
      const [name] = Object.keys(env);
      const tnco = { TNCO_URL: 'http://127.0.0.1:9' };
      expect(faults({ ...keystone, ...tnco, ...env })).toEqual([
        expect.stringMatching(new RegExp(`^${name}: "[, ]" is not a list of `)),
      ]);
    },
  );

  it('is refused in a file, too', () => {
    const place = openPlace({ 'tributary.yaml': 'keystone:\n  interface: []\n' });
    expect(place.faults(keystone)).toEqual([
      expect.stringMatching(/^tributary.yaml:2 keystone.interface: "\[\]" is not a list of /),
    ]);
  });
});

it('does not advise to leave certificates unchecked', () => {
  expect(faults({ ...keystone, OS_INSECURE: 'flase' })).toEqual([
    'OS_INSECURE: "flase" is not yes or no; write for example no',
  ]);
});
