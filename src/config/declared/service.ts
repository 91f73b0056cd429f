import { interfaces } from '../kinds/addresses.ts';
import { flag, text } from '../kinds/words.ts';
import { placeOf, required } from '../declaration.ts';
import type { Reader, Setting } from '../declaration.ts';
import type { CatalogSettings, ServiceSettings } from '../upstreamSettings.ts';
import { projectId } from './identitySettings.ts';
import { tokenOf, tuning, urlOf } from './upstream.ts';
import type { Common, Upstream } from './upstream.ts';

type OpenStackUpstream = Upstream & { readonly service: string };

/** What holds for an OpenStack service that says nothing of its own. */
interface OpenStackCommon extends Common {
  /** Whether a Keystone is named, from whose catalog addresses come. */
  readonly keystone: boolean;
  readonly catalog: Omit<CatalogSettings, 'type'>;
}

const servedBy = ({ section, prefix, title }: Upstream) => ({
  path: `${section}.enabled`,
  env: `${prefix}_ENABLED`,
  kind: flag,
  or: 'yes',
  about: `Whether there is ${title} at all; with \`no\` its fields answer \`UPSTREAM_NOT_CONFIGURED\`.`,
});

/** Where this one service is looked for, when not where all are. */
function catalogOf(
  from: Reader,
  { section, prefix, title, service }: OpenStackUpstream,
  common: Omit<CatalogSettings, 'type'>,
): CatalogSettings {
  const own = <K>(name: string, kind: K) => ({
    path: `${section}.${name}`,
    env: `${prefix}_${name.toUpperCase()}`,
    aliases: [`OS_${service}_${name}`.toUpperCase()],
    cloud: [`${service}_${name}`],
    kind,
    real: true,
  });
  const region = from.find({
    ...own('region_name', text('RegionOne')),
    orElse: 'as `OS_REGION_NAME`',
    about: `Region whose ${title} is taken from the catalog.`,
  });
  const preferred = from.find({
    ...own('interface', interfaces),
    orElse: 'as `OS_INTERFACE`',
    about: `Interfaces of ${title} taken from the catalog, preferred first.`,
  });
  const type = from.find({
    ...own('service_type', text(service.replaceAll('_', '-'))),
    orElse: 'the usual ones',
    about: `Type under which the catalog has ${title}.`,
  });
  return { region: region ?? common.region, interfaces: preferred ?? common.interfaces, type };
}

/** An OpenStack service: at its address, or wherever the catalog says; null when neither is there, or it is turned off. */
export function serviceOf(
  from: Reader,
  upstream: OpenStackUpstream,
  common: OpenStackCommon,
): ServiceSettings | null {
  const address = from.find(urlOf(upstream));
  const token = from.find(tokenOf(upstream));
  const catalog = catalogOf(from, upstream, common.catalog);
  const settings = { ...tuning(from, upstream, common), catalog, token };
  if (!from.get(servedBy(upstream))) return null;
  if (common.keystone) return { ...settings, url: address };
  return address === null ? null : { ...settings, url: inProject(from, urlOf(upstream), address) };
}

const placeholder = /\{(?:project|tenant)_id\}|[%$]\((?:project|tenant)_id\)s/;

/** Without a Keystone nothing else tells the project that an address from a catalog leaves open. */
function inProject(from: Reader, setting: Setting, address: string): string {
  if (!placeholder.test(address)) return address;
  const because = `${placeOf(setting)} leaves the project open, and no Keystone is there to tell it`;
  return address.replace(placeholder, required(from, projectId, because) ?? '');
}
