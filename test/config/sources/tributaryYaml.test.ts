import { describe, expect, it } from 'vitest';
import { openPlace } from '../support.ts';

const bare = 'inspector: { url: http://127.0.0.1:5050 }\n';
const inFile = (text: string) => openPlace({ 'tributary.yaml': text });

describe('tributary.yaml', () => {
  it('is read where it is, and the environment is stronger', () => {
    const place = inFile(
      `port: 5000\n${bare}limits:\n  depth: 7\n  request_timeout: 1m\npages: {explain: no}\n`,
    );
    const settings = place.read({ MAX_DEPTH: '8' });
    expect(settings).toMatchObject({ port: 5000, embedded: false, pages: { explain: false } });
    expect(settings.limits).toMatchObject({ depth: 8, requestTimeout: 60_000 });
    expect(settings.inspector?.url).toBe('http://127.0.0.1:5050');
  });

  it('is the one that TRIBUTARY_CONFIG names', () => {
    const place = openPlace({ 'tributary.yaml': 'port: 1', 'etc/other.yaml': 'port: 2' });
    expect(place.read({ TRIBUTARY_CONFIG: 'etc/other.yaml' }).port).toBe(2);
    expect(place.faults({ TRIBUTARY_CONFIG: 'gone.yaml' })).toEqual([
      expect.stringMatching(/^gone.yaml: cannot be read/),
    ]);
  });

  it('may be empty, or have sections with nothing in them', () => {
    for (const text of ['', '# nothing\n', 'limits:\n', 'port:\nhost: ~\n'])
      expect(inFile(text).read()).toMatchObject({ port: 4000, host: '127.0.0.1' });
  });

  it('takes values as they are written', () => {
    const { keystone, tnco } = inFile(
      'keystone: {auth_url: http://k/v3, token: 0123}\ntnco: {url: https://t, roles: [admin, load-balancer_member]}\n',
    ).read();
    expect(keystone?.credentials).toMatchObject({ method: 'token' });
    expect(keystone?.credentials?.method === 'token' && keystone.credentials.token.read()).toBe('0123');
    expect(tnco?.roles).toEqual(['admin', 'load-balancer_member']);
  });

  it('names files relative to itself, and secrets in files', () => {
    const place = openPlace({
      'etc/tributary.yaml': 'nova: {url: http://n, cacert: ca.pem, token_file: ~/token}\n',
      'etc/ca.pem': '-----BEGIN CERTIFICATE-----\n',
      'home/token': 'from the file\n',
    });
    const { nova } = place.read({ TRIBUTARY_CONFIG: 'etc/tributary.yaml' });
    expect(nova?.tls.ca).toBe('-----BEGIN CERTIFICATE-----\n');
    expect(nova?.token?.read()).toBe('from the file');
  });
});

describe('faults in tributary.yaml', () => {
  it('are listed with their lines, all of them', () => {
    const place = inFile(
      [
        '# comment',
        'prot: 4000',
        'limits:',
        '  depth: deep',
        '  request_timeot: 3s',
        'limit: {}',
        'nova: fast',
        'tnco:',
        '  maxRows: 7',
      ].join('\n'),
    );
    expect(place.faults()).toEqual([
      'tributary.yaml:2 prot: is not a setting; did you mean port?',
      'tributary.yaml:5 limits.request_timeot: is not a setting; did you mean limits.request_timeout?',
      'tributary.yaml:6 limit: is not a setting; did you mean limits?',
      'tributary.yaml:7 nova: is a section of settings, not a value; put its settings under it, indented',
      'tributary.yaml:9 tnco.maxRows: is not a setting; did you mean tnco.max_rows?',
      'tributary.yaml:4 limits.depth: "deep" is not a whole number from 1; write for example 15',
    ]);
  });

  it('say where a setting belongs that stands in the wrong section', () => {
    expect(inFile('request_timeout: 3s\n').faults()).toEqual([
      'tributary.yaml:1 request_timeout: is not a setting; did you mean limits.request_timeout?',
    ]);
  });

  it.each([
    ['a: [', /^tributary.yaml:1: cannot be read as YAML: /],
    ['port: 1\nport: 2\n', /^tributary.yaml:2: cannot be read as YAML: duplicate key/],
    ['- port\n', /^tributary.yaml: .*not a map/],
    ['just words\n', /^tributary.yaml: .*not a map/],
    ['a: &a [x, x]\nb: &b [*a, *a]\nc: [*nowhere]\n', /^tributary.yaml:3: cannot be read as YAML: alias/],
  ])('of its form: %j', (text, fault) => {
    expect(inFile(text).faults()).toEqual([expect.stringMatching(fault)]);
  });

  it.each([
    '*hunter2',
    '|hunter2',
    '>hunter2',
    '!hunter2',
    '!hunter2 "x"',
    '!<hunter2',
    '"hunter\\2"',
    '"x" hunter2',
  ])('name the line of a secret that has to be quoted, never the secret: %s', (written) => {
    const found = inFile(`port: 1\nnova:\n  token: ${written}\n`).faults();
    expect(found[0]).toMatch(/^tributary.yaml:3: cannot be read as YAML: [a-z ]+; .*quote the value$/);
    expect(found.join()).not.toContain('unter');
  });

  it('include a secret given twice, and a secret whose file cannot be read, never the secret', () => {
    const place = inFile(
      `${bare}nova: {url: http://n, token: hunter2, token_file: t}\nredis_url_file: gone\n`,
    );
    const found = place.faults();
    expect(found).toEqual([
      expect.stringMatching(/^tributary.yaml:3 redis_url_file: names a file that cannot be read/),
      expect.stringMatching(/^tributary.yaml:2 nova.token: tributary.yaml:2 nova.token_file sets the same/),
    ]);
    expect(found.join()).not.toContain('hunter2');
    expect(place.faults({ NOVA_TOKEN: 'x', REDIS_URL: 'redis://r' })).toEqual([]);
  });

  it('are not made of keys that every object has', () => {
    expect(inFile('__proto__: {port: 1}\nconstructor: 1\n').faults()).toEqual([
      'tributary.yaml:1 __proto__: is not a setting; take it away',
      'tributary.yaml:2 constructor: is not a setting; take it away',
    ]);
  });
});
