import { field, list, nullable, object, string } from '../json/read.ts';

/** One service of a Keystone token's catalog, as keystone's `token.catalog[]` prints it. */
type CatalogService = ReturnType<typeof catalogService>;

function endpoint(value: unknown) {
  const row = object(value);
  return {
    interface: field(row, 'interface', nullable(string)),
    region: field(row, 'region_id', nullable(string)) ?? field(row, 'region', nullable(string)),
    url: field(row, 'url', nullable(string)),
  };
}

export function catalogService(value: unknown) {
  const row = object(value);
  return { type: field(row, 'type', string), endpoints: field(row, 'endpoints', list(endpoint)) };
}

/** Which endpoint is wanted; types and interfaces are given the preferred one first. */
export interface Wanted {
  readonly types: readonly string[];
  readonly interfaces: readonly string[];
  readonly region: string | null;
}

/** The first fitting URL, chosen as keystoneauth's service_catalog.py does; null when the catalog has none. */
export function endpointIn(catalog: readonly CatalogService[], wanted: Wanted): string | null {
  for (const type of wanted.types) {
    for (const wantedInterface of wanted.interfaces) {
      for (const { endpoints } of catalog.filter((service) => service.type === type)) {
        const found = endpoints.find(
          ({ interface: has, region, url }) =>
            has?.replace(/URL$/, '') === wantedInterface.replace(/URL$/, '') &&
            (wanted.region === null || region === wanted.region) &&
            url !== null &&
            url !== '',
        );
        if (found?.url) return found.url;
      }
    }
  }
  return null;
}
