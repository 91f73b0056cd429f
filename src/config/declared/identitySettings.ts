import type { Kind, Setting } from '../declaration.ts';
import { secret } from '../kinds/files.ts';
import { choice, text } from '../kinds/words.ts';

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

export const authType = {
  ...auth('auth_type', choice('password', 'v3password', 'token', 'v3token', 'v3applicationcredential'), ''),
  orElse: 'by what is given',
  about: 'How the gateway logs in to Keystone.',
};
export const username = auth('username', text('tributary'), 'User that the gateway logs in as.');
export const userId = auth('user_id', text('7c3e…'), 'The same by id, which needs no domain.');
export const password = auth('password', secret, "That user's password.");
export const userDomainName = auth('user_domain_name', text('Default'), "Name of the user's domain.");
export const userDomainId = auth('user_domain_id', text('default'), "Id of the user's domain.");
export const projectName = auth(
  'project_name',
  text('service'),
  'Project that the gateway works in.',
  'tenant_name',
);
export const projectId = auth(
  'project_id',
  text('9a1f…'),
  'The same by id, which needs no domain.',
  'tenant_id',
);
export const projectDomainName = auth(
  'project_domain_name',
  text('Default'),
  "Name of the project's domain.",
);
export const projectDomainId = auth('project_domain_id', text('default'), "Id of the project's domain.");
export const domainName = auth(
  'domain_name',
  text('Default'),
  'Name of the domain of both, where neither has its own.',
);
export const domainId = auth(
  'domain_id',
  text('default'),
  'Id of the domain of both, where neither has its own.',
);
export const systemScope = auth(
  'system_scope',
  choice('all'),
  'Works on the whole system in place of a project.',
);
export const credentialId = auth(
  'application_credential_id',
  text('423f…'),
  'Application credential to log in with.',
);
export const credentialName = auth(
  'application_credential_name',
  text('tributary'),
  'The same by name; needs its user.',
);
export const credentialSecret = auth(
  'application_credential_secret',
  secret,
  "The application credential's secret.",
);
export const token = auth('token', secret, 'A token to work with, in place of a login.');

/** All of them. */
export const identitySettings: readonly Setting[] = [
  ...[authType, username, userId, password, userDomainName, userDomainId, projectName, projectId],
  ...[projectDomainName, projectDomainId, domainName, domainId, systemScope],
  ...[credentialId, credentialName, credentialSecret, token],
];

/** Those that say who logs in. */
export const loginSettings: readonly Setting[] = [
  ...[username, userId, password, token],
  ...[credentialId, credentialName, credentialSecret],
];
