import { region } from './keystone/catalog.ts';
import type { Directory } from './keystone/directory.ts';
import type { TncoAccount } from './tnco/accounts.ts';

/**
 * The variables that openstacksdk and its kin read, with the login of the operator, an administrator of the project
 * `demo`, or with another directory that of its first user with a project; and the gateway's for TNC-O.
 */
export function environment(
  { directory, account }: { directory: Directory; account: TncoAccount },
  urls: { keystone: string; tnco: string },
): Record<string, string> {
  const placed = directory.users.flatMap((user) => {
    const project = user.grants.find(({ on }) => on !== 'system')?.on;
    return project === undefined ? [] : [{ user, project }];
  });
  const login = placed.find(({ user }) => user.name === 'operator') ?? placed[0];
  return {
    OS_AUTH_URL: `${urls.keystone}/v3`,
    ...(login && {
      OS_USERNAME: login.user.name,
      OS_PASSWORD: login.user.password,
      OS_PROJECT_NAME: login.project,
      OS_USER_DOMAIN_NAME: directory.domain.name,
      OS_PROJECT_DOMAIN_NAME: directory.domain.name,
    }),
    OS_REGION_NAME: region,
    OS_IDENTITY_API_VERSION: '3',
    TNCO_URL: urls.tnco,
    TNCO_TOKEN: account.token,
  };
}

/** Variables as `export NAME=value` lines for a shell. */
export function exportLines(env: Readonly<Record<string, string>>): string {
  return Object.entries(env)
    .map(([name, value]) => `export ${name}=${quoted(value)}`)
    .join('\n');
}

function quoted(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
