import type { Addresses } from './catalog.ts';
import { catalog } from './catalog.ts';
import type { Directory } from './directory.ts';
import type { Token } from './tokens.ts';

/**
 * A token as keystone prints it; without `addresses`, without a catalog.
 * Source: keystone, common/render_token.py (render_token_response_from_model).
 */
export function tokenView(directory: Directory, token: Token, addresses: Addresses | null): unknown {
  const { domain } = directory;
  const { user, project, system, applicationCredential } = token;
  const scoped = project !== null || system;
  return {
    token: {
      methods: token.methods,
      user: { domain, id: user.id, name: user.name, password_expires_at: null },
      audit_ids: token.auditIds,
      expires_at: printed(token.expiresAt),
      issued_at: printed(token.issuedAt),
      ...(project && { project: { domain, id: project.id, name: project.name }, is_domain: false }),
      ...(scoped && { roles: token.roles.map(({ id, name }) => ({ id, name })) }),
      ...(system && { system: { all: true } }),
      ...(scoped && addresses && { catalog: catalog(addresses, project) }),
      ...(applicationCredential && {
        application_credential: {
          id: applicationCredential.id,
          name: applicationCredential.name,
          restricted: true,
        },
      }),
    },
  };
}

/** The one version of the API, with links to the host that was asked. */
export function versionView(host: string): unknown {
  return {
    id: 'v3.14',
    status: 'stable',
    updated: '2020-04-07T00:00:00Z',
    links: [{ rel: 'self', href: `${host}/v3/` }],
    'media-types': [{ base: 'application/json', type: 'application/vnd.openstack.identity-v3+json' }],
  };
}

/** Microseconds and a zone, as in `2026-01-02T03:04:05.000000Z`. */
function printed(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000Z');
}
