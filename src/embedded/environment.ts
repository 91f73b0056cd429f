import { region } from './keystone/catalog.ts';
import { directory, projects } from './keystone/directory.ts';

/** The variables that openstacksdk and its kin read, for the operator, an administrator of the project `demo`. */
export function environment(urls: { keystone: string }): Record<string, string> {
  const operator = directory.users.find(({ name }) => name === 'operator');
  return {
    OS_AUTH_URL: `${urls.keystone}/v3`,
    OS_USERNAME: operator?.name ?? '',
    OS_PASSWORD: operator?.password ?? '',
    OS_PROJECT_NAME: projects.demo.name,
    OS_USER_DOMAIN_NAME: directory.domain.name,
    OS_PROJECT_DOMAIN_NAME: directory.domain.name,
    OS_REGION_NAME: region,
    OS_IDENTITY_API_VERSION: '3',
  };
}
