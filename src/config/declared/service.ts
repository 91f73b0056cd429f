import { flag } from '../kinds/words.ts';
import { placeOf, required } from '../declaration.ts';
import type { Reader, Setting } from '../declaration.ts';
import type { UpstreamSettings } from '../settings.ts';
import { projectId } from './identitySettings.ts';
import { tokenOf, tuning, urlOf } from './upstream.ts';
import type { Common, Upstream } from './upstream.ts';

const servedBy = ({ section, prefix, title }: Upstream) => ({
  path: `${section}.enabled`,
  env: `${prefix}_ENABLED`,
  kind: flag,
  or: 'yes',
  about: `Whether there is ${title} at all; with \`no\` its fields answer \`UPSTREAM_NOT_CONFIGURED\`.`,
});

/** An OpenStack service: at its address, or wherever the catalog says; null when neither is there, or it is turned off. */
export function serviceOf(
  from: Reader,
  upstream: Upstream,
  common: Common & { readonly catalog: boolean },
): UpstreamSettings | null {
  const address = from.find(urlOf(upstream));
  const token = from.find(tokenOf(upstream));
  const settings = tuning(from, upstream, common);
  if (!from.get(servedBy(upstream))) return null;
  if (common.catalog) return { ...settings, url: address, token };
  return address === null ? null : { ...settings, url: inProject(from, urlOf(upstream), address), token };
}

const placeholder = /\{(?:project|tenant)_id\}|[%$]\((?:project|tenant)_id\)s/;

/** Without a Keystone nothing else tells the project that an address from a catalog leaves open. */
function inProject(from: Reader, setting: Setting, address: string): string {
  if (!placeholder.test(address)) return address;
  const because = `${placeOf(setting)} leaves the project open, and no Keystone is there to tell it`;
  return address.replace(placeholder, required(from, projectId, because) ?? '');
}
