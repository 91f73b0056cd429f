import { expect, it } from 'vitest';
import { faults, read } from '../support.ts';

const at = { TNCO_URL: 'https://127.0.0.1:32443' };
const client = { TNCO_CLIENT_ID: 'c', TNCO_CLIENT_SECRET: 's' };
const user = { TNCO_USERNAME: 'u', TNCO_PASSWORD: 'p' };
const zen = {
  TNCO_USERNAME: 'u',
  TNCO_API_KEY: 'k',
  TNCO_AUTH_ADDRESS: 'https://zen/icp4d-api/v1/authorize',
};

it.each([
  [{}, { mode: 'none' }],
  [{ TNCO_TOKEN: 't' }, { mode: 'token' }],
  [client, { mode: 'client_credentials', clientId: 'c' }],
  [
    { ...client, ...user },
    { mode: 'password', clientId: 'c', username: 'u' },
  ],
  [user, { mode: 'legacy', address: at.TNCO_URL, username: 'u' }],
  [
    { ...user, TNCO_AUTH_ADDRESS: 'https://ui' },
    { mode: 'legacy', address: 'https://ui' },
  ],
  [zen, { mode: 'zen', address: zen.TNCO_AUTH_ADDRESS, username: 'u' }],
  [{ ...zen, ...client, TNCO_AUTH_MODE: 'client_credentials' }, { mode: 'client_credentials' }],
])('logs in with %j', (given, login) => {
  expect(read({ ...at, ...given }).tnco?.login).toMatchObject(login);
});

it('says what a login lacks', () => {
  expect(faults({ ...at, TNCO_CLIENT_ID: 'c' })).toEqual([
    'TNCO_CLIENT_SECRET: is missing: the TNC-O login `client_credentials` needs it; set it',
  ]);
  expect(faults({ ...at, TNCO_API_KEY: 'k' })).toEqual([
    expect.stringMatching(/^TNCO_AUTH_ADDRESS: is missing/),
    expect.stringMatching(/^TNCO_USERNAME: is missing/),
  ]);
});

it('has its rows and roles', () => {
  expect(read(at).tnco).toMatchObject({ maxRows: 5000, roles: ['admin'] });
  expect(read({ ...at, TNCO_MAX_ROWS: '9', TNCO_ROLES: 'a, b' }).tnco).toMatchObject({
    maxRows: 9,
    roles: ['a', 'b'],
  });
});
