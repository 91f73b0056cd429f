import { secret } from './files.ts';
import { choice, text } from './kinds.ts';
import { placeOf, required, whole } from './setting.ts';
import type { Kind, Reader, Setting } from './setting.ts';
import type { KeystoneCredentials, KeystoneScope, NamedOrId } from './settings.ts';

/** A setting that openstacksdk has too, under the same name in variables and in clouds.yaml's `auth`. */
function auth<T>(name: string, kind: Kind<T>, about: string, older?: string): Setting<T> {
  const cloud = [name, ...(older === undefined ? [] : [older])].flatMap((key) => [`auth.${key}`, key]);
  return {
    path: `keystone.${name}`,
    env: `OS_${name.toUpperCase()}`,
    ...(older === undefined ? {} : { aliases: [`OS_${older.toUpperCase()}`] }),
    cloud,
    kind,
    orElse: 'none',
    about,
    real: true,
  };
}

const methods = {
  password: 'password',
  v3password: 'password',
  token: 'token',
  v3token: 'token',
  v3applicationcredential: 'application_credential',
} as const;

const authType = {
  ...auth('auth_type', choice('password', 'v3password', 'token', 'v3token', 'v3applicationcredential'), ''),
  orElse: 'by what is given',
  about: 'How the gateway logs in to Keystone.',
};
const username = auth('username', text('tributary'), 'User that the gateway logs in as.');
const userId = auth('user_id', text('7c3e…'), 'The same by id, which needs no domain.');
const password = auth('password', secret, "That user's password.");
const userDomainName = auth('user_domain_name', text('Default'), "Name of the user's domain.");
const userDomainId = auth('user_domain_id', text('default'), "Id of the user's domain.");
const projectName = auth(
  'project_name',
  text('service'),
  'Project that the gateway works in.',
  'tenant_name',
);
const projectId = auth('project_id', text('9a1f…'), 'The same by id, which needs no domain.', 'tenant_id');
const projectDomainName = auth('project_domain_name', text('Default'), "Name of the project's domain.");
const projectDomainId = auth('project_domain_id', text('default'), "Id of the project's domain.");
const domainName = auth(
  'domain_name',
  text('Default'),
  'Name of the domain of both, where neither has its own.',
);
const domainId = auth('domain_id', text('default'), 'Id of the domain of both, where neither has its own.');
const systemScope = auth('system_scope', choice('all'), 'Works on the whole system in place of a project.');
const credentialId = auth(
  'application_credential_id',
  text('423f…'),
  'Application credential to log in with.',
);
const credentialName = auth(
  'application_credential_name',
  text('tributary'),
  'The same by name; needs its user.',
);
const credentialSecret = auth(
  'application_credential_secret',
  secret,
  "The application credential's secret.",
);
const token = auth('token', secret, 'A token to work with, in place of a login.');

const everyone = [
  ...[authType, username, userId, password, userDomainName, userDomainId, projectName, projectId],
  ...[projectDomainName, projectDomainId, domainName, domainId, systemScope],
  ...[credentialId, credentialName, credentialSecret, token],
];

type Method = KeystoneCredentials['method'];

/** The gateway's own login at Keystone (CONTRACT 1.1); null when none is given. */
export function identity(from: Reader): KeystoneCredentials | null {
  for (const setting of everyone) from.find<unknown>(setting);
  const named = from.find(authType);
  const method = named === null ? guess(from) : methods[named];
  switch (method) {
    case null:
      return null;
    case 'password':
      return passwordLogin(from);
    case 'token':
      return tokenLogin(from);
    case 'application_credential':
      return applicationCredential(from);
  }
}

/** The method whose settings stand in the strongest layer; in one layer, the narrowest. */
function guess(from: Reader): Method | null {
  const signs: readonly (readonly [Method, readonly Setting[]])[] = [
    ['application_credential', [credentialId, credentialName, credentialSecret]],
    ['token', [token]],
    ['password', [username, userId, password]],
  ];
  let best: { method: Method; rank: number } | null = null;
  for (const [method, settings] of signs) {
    const rank = Math.min(...settings.map((setting) => rankOf(from, setting)));
    if (rank < (best?.rank ?? Infinity)) best = { method, rank };
  }
  return best?.method ?? null;
}

function passwordLogin(from: Reader): KeystoneCredentials | null {
  return whole({
    method: 'password',
    user: user(from, 'the password login needs it'),
    password: required(from, password, 'the password login needs it'),
    scope: scopeOf(from),
  });
}

function tokenLogin(from: Reader): KeystoneCredentials | null {
  return whole({
    method: 'token',
    token: required(from, token, 'the token login needs it'),
    scope: scopeOf(from),
  });
}

/** A project given beside it is not sent: Keystone refuses a scope with an application credential. */
function applicationCredential(from: Reader): KeystoneCredentials | null {
  return whole({
    method: 'application_credential',
    credential: credentialKey(from),
    secret: required(from, credentialSecret, 'the application credential needs it'),
  });
}

function credentialKey(from: Reader) {
  const key = stronger(from, credentialId, credentialName);
  if (key?.setting === credentialName)
    return whole({ name: key.value, user: user(from, 'an application credential by name needs it') });
  const id = required(from, credentialId, 'it names the application credential');
  return id === null ? null : { id };
}

function user(from: Reader, because: string): NamedOrId | null {
  const key = stronger(from, userId, username);
  if (key === null) required(from, username, because);
  const domain = stronger(from, userDomainId, userDomainName) ?? stronger(from, domainId, domainName);
  return key && named(from, key, { id: userId, domain, domainSetting: userDomainName });
}

function scopeOf(from: Reader): KeystoneScope | null {
  const project = stronger(from, projectId, projectName);
  const system = rankOf(from, systemScope);
  const projectRank = project === null ? Infinity : rankOf(from, project.setting);
  if (system < projectRank) return { kind: 'system' };
  if (project === null) return { kind: 'unscoped' };
  if (system === projectRank) {
    from.fault({
      place: placeOf(systemScope),
      wrong: `${placeOf(project.setting)} names a project too`,
      remedy: 'take one of them away',
    });
    return null;
  }
  const domain = stronger(from, projectDomainId, projectDomainName) ?? stronger(from, domainId, domainName);
  const scope = named(from, project, { id: projectId, domain, domainSetting: projectDomainName });
  return scope && { kind: 'project', project: scope };
}

interface Choice {
  readonly setting: Setting<string>;
  readonly value: string;
}

/** Of two ways to say one thing, the one in the stronger layer; in one layer, the first. */
function stronger(from: Reader, id: Setting<string>, name: Setting<string>): Choice | null {
  const setting = rankOf(from, name) < rankOf(from, id) ? name : id;
  const value = from.find(setting);
  return value === null ? null : { setting, value };
}

interface Naming {
  readonly id: Setting<string>;
  readonly domain: Choice | null;
  /** What to set when a name comes without its domain. */
  readonly domainSetting: Setting;
}

function named(from: Reader, key: Choice, { id, domain, domainSetting }: Naming): NamedOrId | null {
  if (key.setting === id) return { id: key.value };
  if (domain === null) {
    required(from, domainSetting, `${placeOf(key.setting)} is a name, which needs its domain`);
    return null;
  }
  const byId =
    domain.setting === userDomainId || domain.setting === projectDomainId || domain.setting === domainId;
  return { name: key.value, domain: byId ? { id: domain.value } : { name: domain.value } };
}

function rankOf(from: Reader, setting: Setting): number {
  return from.origin(setting)?.rank ?? Infinity;
}
