import { describe, expect, it } from 'vitest';
import { faults, openPlace, read } from '../support.ts';
import type { Env } from '../support.ts';

const at = { OS_AUTH_URL: 'http://127.0.0.1:5000/v3' };
const user = { OS_USERNAME: 'u', OS_USER_DOMAIN_NAME: 'Default', OS_PASSWORD: 'p' };
const byId = { OS_USER_ID: 'u1', OS_PASSWORD: 'p' };
const login = (env: Env) => read({ ...at, ...env }).keystone?.credentials;

describe('a password login', () => {
  it('names the user with its domain, or by id', () => {
    expect(login(user)).toMatchObject({
      method: 'password',
      user: { name: 'u', domain: { name: 'Default' } },
    });
    expect(login(byId)).toMatchObject({ user: { id: 'u1' }, scope: { kind: 'unscoped' } });
    expect(login({ ...user, ...byId })).toMatchObject({ user: { id: 'u1' } });
    const common = { OS_USERNAME: 'u', OS_PASSWORD: 'p', OS_DOMAIN_ID: 'd', OS_PROJECT_NAME: 'x' };
    expect(login(common)).toMatchObject({
      user: { domain: { id: 'd' } },
      scope: { project: { name: 'x', domain: { id: 'd' } } },
    });
  });

  it.each([
    [
      { OS_PROJECT_ID: 'p1', OS_PROJECT_NAME: 'n' },
      { kind: 'project', project: { id: 'p1' } },
    ],
    [
      { OS_TENANT_NAME: 'n', OS_PROJECT_DOMAIN_ID: 'd' },
      { kind: 'project', project: { name: 'n', domain: { id: 'd' } } },
    ],
    [{ OS_SYSTEM_SCOPE: 'all' }, { kind: 'system' }],
  ])('works in the scope of %j', (given, scope) => {
    expect(login({ ...user, ...given })).toMatchObject({ scope });
  });

  it('says all that is missing', () => {
    expect(faults({ ...at, OS_USERNAME: 'u', OS_PROJECT_NAME: 'x' })).toEqual([
      'OS_USER_DOMAIN_NAME: is missing: OS_USERNAME is a name, which needs its domain; set it',
      'OS_PASSWORD: is missing: the password login needs it; set it',
      'OS_PROJECT_DOMAIN_NAME: is missing: OS_PROJECT_NAME is a name, which needs its domain; set it',
    ]);
    expect(faults({ ...at, OS_PASSWORD: 'p' })).toEqual([expect.stringMatching(/^OS_USERNAME: is missing/)]);
    expect(faults({ ...at, ...user, OS_SYSTEM_SCOPE: 'all', OS_PROJECT_ID: 'p' })).toEqual([
      'OS_SYSTEM_SCOPE: OS_PROJECT_ID names a project too; take one of them away',
    ]);
  });
});

describe('an application credential', () => {
  const credential = { OS_APPLICATION_CREDENTIAL_ID: 'c1', OS_APPLICATION_CREDENTIAL_SECRET: 's' };

  it('has no scope, whatever project is given beside it', () => {
    const found = login({ ...credential, OS_PROJECT_NAME: 'x', OS_AUTH_TYPE: 'v3applicationcredential' });
    expect(found).toMatchObject({ method: 'application_credential', credential: { id: 'c1' } });
    expect(found).not.toHaveProperty('scope');
  });

  it('may go by name, with its user', () => {
    const named = { OS_APPLICATION_CREDENTIAL_NAME: 'c', OS_APPLICATION_CREDENTIAL_SECRET: 's' };
    expect(login({ ...named, OS_USER_ID: 'u1' })).toMatchObject({
      credential: { name: 'c', user: { id: 'u1' } },
    });
    expect(faults({ ...at, ...named })).toEqual([
      expect.stringMatching(/^OS_USERNAME: is missing: an application/),
    ]);
    expect(faults({ ...at, OS_APPLICATION_CREDENTIAL_ID: 'c1' })).toEqual([
      expect.stringMatching(/^OS_APPLICATION_CREDENTIAL_SECRET: is missing/),
    ]);
  });
});

it('logs in with a token, scoped or as it is', () => {
  expect(login({ OS_TOKEN: 't' })).toMatchObject({ method: 'token', scope: { kind: 'unscoped' } });
  expect(login({ OS_TOKEN: 't', ...user, OS_AUTH_TYPE: 'password' })).toMatchObject({ method: 'password' });
  expect(faults({ ...at, OS_AUTH_TYPE: 'v3token' })).toEqual([
    expect.stringMatching(/^OS_TOKEN: is missing/),
  ]);
  expect(faults({ ...at, OS_AUTH_TYPE: 'v3kerberos' })).toEqual([
    expect.stringMatching(/^OS_AUTH_TYPE: "v3kerberos"/),
  ]);
});

it('takes the way to log in from the strongest place that gives one', () => {
  const place = openPlace({
    'tributary.yaml':
      'keystone: { application_credential_id: c, application_credential_secret: s, username: weak }\n',
  });
  expect(place.read(at).keystone?.credentials?.method).toBe('application_credential');
  expect(place.read({ ...at, ...byId }).keystone?.credentials).toMatchObject({
    method: 'password',
    user: { id: 'u1' },
  });
});

it('reads secrets from the files that variables name', () => {
  const place = openPlace({ 'run/password': 'from a file\n' });
  const env = { ...at, OS_USER_ID: 'u', OS_PASSWORD_FILE: 'run/password' };
  const found = place.read(env).keystone?.credentials;
  expect(found?.method === 'password' && found.password.read()).toBe('from a file');
  expect(place.faults({ ...env, OS_PASSWORD: 'x' })).toEqual([
    'OS_PASSWORD: OS_PASSWORD_FILE sets the same; take one of them away',
  ]);
});
