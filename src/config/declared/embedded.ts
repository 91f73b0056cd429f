import { flag } from '../kinds/words.ts';
import { loginSettings } from './identitySettings.ts';
import { authUrl, cloud, openstackUpstreams } from './openstack.ts';
import type { Reader, Setting } from '../declaration.ts';
import { tncoLoginSettings, tncoUpstream } from './tnco.ts';
import { tokenOf, urlOf } from './upstream.ts';

export const asked = {
  path: 'embedded',
  env: 'TRIBUTARY_EMBEDDED',
  kind: flag,
  orElse: 'yes when nothing is configured; no in production',
  about: 'Serves invented data from an embedded cloud, whatever real services are named.',
};

const everyUpstream = [...Object.values(openstackUpstreams), tncoUpstream];
const naming: readonly Setting[] = [
  cloud,
  authUrl,
  ...loginSettings,
  ...tncoLoginSettings,
  ...everyUpstream.flatMap((upstream) => [urlOf(upstream), tokenOf(upstream)]),
];

/** Whether the embedded cloud serves: when asked for, or when no real service is named; never by itself in production. */
export function embedded(from: Reader, production: boolean): boolean {
  const answer = from.find(asked);
  if (answer === true) return true;
  if (naming.some((setting) => from.origin(setting) !== null)) return false;
  if (answer === null && !production) return true;
  const remedy = 'set OS_AUTH_URL, OS_CLOUD or an …_URL, or TRIBUTARY_EMBEDDED=1 for invented data';
  const place = answer === false ? (from.origin(asked)?.place ?? '') : 'NODE_ENV=production';
  from.fault({ place, wrong: 'no upstream is configured', remedy });
  return false;
}
