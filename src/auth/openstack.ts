import type { CatalogSettings } from '../config/upstreamSettings.ts';
import { RequestError, UpstreamError } from '../errors.ts';
import type { UpstreamName } from '../errors.ts';
import type { Access, Ticket } from '../transport/scope.ts';
import { endpointIn } from './catalog.ts';
import { ticketFor } from './fixed.ts';
import { cachedAccess } from './cachedAccess.ts';
import type { LoginCache } from './loginCache.ts';
import type { Login } from './keystone.ts';

/** What a connector says of itself to find its endpoint: data, so that this floor knows no upstream. */
export interface Service {
  readonly name: UpstreamName;
  /** Catalog types, the one that deployments register first (upstreams.md 1.2). */
  readonly types: readonly string[];
  readonly needsProject: boolean;
  /** The base URL that the client's paths are relative to. */
  base(url: string): string;
}

/** Where a service is and how its endpoint is chosen. */
export interface Place {
  readonly service: Service;
  /** Overrides the catalog. */
  readonly url: string | null;
  readonly catalog: CatalogSettings;
}

const placeholder = /\{(?:project|tenant)_id\}|[%$]\((?:project|tenant)_id\)s?/;

/** The ticket that a Keystone login gives for one service. */
export function ticketOf(login: Login, place: Place): Ticket {
  const { service } = place;
  const projectId = login.project?.id ?? null;
  if (service.needsProject && projectId === null) {
    const scope = login.system ? 'the system' : 'nothing';
    throw projectNeeded(`${service.name} works inside a project, and this login is scoped to ${scope}`);
  }
  const base = service.base(endpointOf(login, place).replace(placeholder, projectId ?? ''));
  return ticketFor(base, { 'x-auth-token': login.token }, projectId);
}

function endpointOf(login: Login, { service, url, catalog }: Place): string {
  const { interfaces, region, type } = catalog;
  const types = type === null ? service.types : [type];
  const found = url ?? endpointIn(login.catalog, { types, interfaces, region });
  if (found !== null) return found;
  if (login.project === null && !login.system)
    throw projectNeeded(
      `This login is scoped to nothing, so its token has no catalog to find ${service.name} in`,
    );
  const where = region === null ? '' : ` in region ${region}`;
  const detail = `the token's catalog has no ${interfaces.join(' or ')} endpoint of type ${types.join(' or ')}${where}`;
  throw new UpstreamError('UPSTREAM_NOT_CONFIGURED', {
    upstream: service.name,
    operation: 'catalog',
    detail,
    sent: false,
  });
}

function projectNeeded(why: string): RequestError {
  return new RequestError('FORBIDDEN', `${why}: use a project-scoped token.`);
}

/** One service for everyone, with the gateway's own login. */
export function ownAccess(logins: LoginCache<Login>, place: Place): Access {
  return cachedAccess(logins, {
    of: (login) => ticketOf(login, place),
    tokenIn: ({ headers }) => headers['x-auth-token'] ?? '',
  });
}
