import { placeOf, required, whole } from '../declaration.ts';
import type { Reader, Setting } from '../declaration.ts';
import type { KeystoneCredentials, KeystoneScope, NamedOrId } from '../upstreamSettings.ts';
import {
  authType,
  username,
  userId,
  password,
  userDomainName,
  userDomainId,
  projectName,
  projectId,
  projectDomainName,
  projectDomainId,
  domainName,
  domainId,
  systemScope,
  credentialId,
  credentialName,
  credentialSecret,
  token,
  identitySettings,
} from './identitySettings.ts';

const methods = {
  password: 'password',
  v3password: 'password',
  token: 'token',
  v3token: 'token',
  v3applicationcredential: 'application_credential',
} as const;

type Method = KeystoneCredentials['method'];

/** The gateway's own login at Keystone (upstreams.md 1.1); null when none is given. */
export function identity(from: Reader): KeystoneCredentials | null {
  for (const setting of identitySettings) from.find<unknown>(setting);
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
