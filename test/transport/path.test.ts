import { describe, expect, it } from 'vitest';
import { path, queryString } from '../../src/transport/path.ts';

const refused = (act: () => unknown) =>
  expect(act).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));

describe('path', () => {
  it('makes one escaped segment of each id', () => {
    expect(path`/v1/introspection/${'metal 01?#&;'}/data`.text).toBe(
      '/v1/introspection/metal%2001%3F%23%26%3B/data',
    );
    expect(path`/a/${'ünï'}/b/${'x'}`.text).toBe('/a/%C3%BCn%C3%AF/b/x');
  });

  it.each(['', '.', '..', 'a/../b', '%2e%2e', 'a\\b', 'a\0b', 'a\nb', '\ud800', 'x'.repeat(10_240)])(
    'refuses %j, which cannot be one',
    (id) => refused(() => path`/v1/${id}`),
  );

  it('takes a name that only looks like a way out', () => {
    expect(path`/v1/${'...'}`.text).toBe('/v1/...');
    expect(path`/v1/${'a..b'}`.text).toBe('/v1/a..b');
  });
});

describe('queryString', () => {
  it('is empty without values, and leaves out what is undefined', () => {
    expect(queryString({})).toBe('');
    expect(queryString({ limit: undefined })).toBe('');
    expect(queryString({ limit: 5, marker: undefined, state: '' })).toBe('?limit=5&state=');
  });

  it('escapes a plus, a quote and a blank, and leaves colons and commas readable', () => {
    expect(queryString({ t: '2018-08-08T16:29:23+01:00', d: "'2026-11-21'", s: 'In Progress,Failed' })).toBe(
      '?t=2018-08-08T16:29:23%2B01:00&d=%272026-11-21%27&s=In%20Progress,Failed',
    );
    expect(queryString({ name: 'a&limit=1#x' })).toBe('?name=a%26limit%3D1%23x');
    expect(queryString({ on: true })).toBe('?on=true');
  });

  it('refuses a text that no URL can hold', () => refused(() => queryString({ name: 'a\ud800b' })));
});
