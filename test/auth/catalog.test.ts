import { expect, it } from 'vitest';
import { endpointIn } from '../../src/auth/catalog.ts';
import type { Wanted } from '../../src/auth/catalog.ts';

const endpoint = (face: string, region: string | null, url: string | null) => ({
  interface: face,
  region,
  url,
});
const catalog = [
  {
    type: 'compute',
    endpoints: [endpoint('internal', 'one', 'http://empty.one'), endpoint('public', 'one', '')],
  },
  {
    type: 'compute',
    endpoints: [
      endpoint('publicURL', 'one', 'http://public.one'),
      endpoint('public', 'two', 'http://public.two'),
      endpoint('admin', 'two', null),
    ],
  },
  { type: 'data-protection', endpoints: [endpoint('public', 'one', 'http://karbor')] },
];

it.each<[string, Partial<Wanted>, string | null]>([
  ['passes over an endpoint without an address', {}, 'http://public.one'],
  ['takes the region asked for', { region: 'two' }, 'http://public.two'],
  [
    'takes the interface preferred, wherever it stands',
    { interfaces: ['internal', 'public'] },
    'http://empty.one',
  ],
  [
    'falls back on the next interface',
    { region: 'two', interfaces: ['admin', 'public'] },
    'http://public.two',
  ],
  ['reads older names of interfaces', { interfaces: ['publicURL'], region: 'two' }, 'http://public.two'],
  ['takes the first type that is there', { types: ['data-protect', 'data-protection'] }, 'http://karbor'],
  ['finds nothing in a region that has nothing', { region: 'three' }, null],
  ['finds nothing of a type that is not there', { types: ['baremetal-introspection'] }, null],
])('%s', (_what, wanted, url) => {
  expect(endpointIn(catalog, { types: ['compute'], interfaces: ['public'], region: null, ...wanted })).toBe(
    url,
  );
});
