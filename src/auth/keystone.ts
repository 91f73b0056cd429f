import type { KeystoneCredentials, KeystoneScope, NamedOrId } from '../config/upstreamSettings.ts';
import { UpstreamError } from '../errors.ts';
import { isNotFound } from '../transport/notFound.ts';
import { path } from '../transport/path.ts';
import { field, list, nullable, object, only, optional, string, json } from '../json/read.ts';
import { utcTime } from '../json/time.ts';
import type { Transport } from '../transport/transport.ts';
import { catalogService } from './catalog.ts';

/** What a token is worth, as Keystone's `POST` and `GET /v3/auth/tokens` tell it. Times in milliseconds since the epoch. */
export type Login = ReturnType<typeof readToken> & { readonly token: string };

function named(value: unknown) {
  const row = object(value);
  return { id: field(row, 'id', string), name: field(row, 'name', nullable(string)) };
}

function readToken(value: unknown) {
  const row = object(value);
  return {
    issuedAt: Date.parse(field(row, 'issued_at', utcTime)),
    expiresAt: Date.parse(field(row, 'expires_at', utcTime)),
    user: field(row, 'user', named),
    project: field(row, 'project', nullable(named)),
    system: field(row, 'system', optional(json)) !== undefined,
    roles: (field(row, 'roles', nullable(list(named))) ?? []).map(({ name, id }) => name ?? id),
    catalog: field(row, 'catalog', nullable(list(catalogService))) ?? [],
  };
}

const token = only('token', readToken);

/** The calls that the gateway makes at Keystone v3 (api-ref v3/authenticate-v3.inc). */
export class KeystoneClient {
  readonly #http: Transport;

  constructor(http: Transport) {
    this.#http = http;
  }

  /** POST /v3/auth/tokens; 201 with the token in a header. */
  async login(credentials: KeystoneCredentials): Promise<Login> {
    const call = {
      operation: 'token.issue',
      method: 'POST',
      path: path`/auth/tokens`,
      body: JSON.stringify({ auth: authOf(credentials) }),
      success: [201],
      repeatOn: [502, 503, 504], // a token that got lost harms no one
    } as const;
    const answer = await this.#http.answer(call);
    const subject = answer.headers['x-subject-token'];
    if (typeof subject !== 'string' || subject === '') {
      const failed = { upstream: 'keystone', operation: call.operation, place: 'X-Subject-Token' } as const;
      throw new UpstreamError('UPSTREAM_MALFORMED', failed);
    }
    return { ...this.#http.decode(call, answer, token), token: subject };
  }

  /** GET /v3/auth/tokens, the token asking about itself; null when Keystone does not accept it. */
  async validate(subject: string): Promise<Login | null> {
    const headers = { 'x-auth-token': subject, 'x-subject-token': subject };
    const call = { operation: 'token.validate', path: path`/auth/tokens`, headers };
    try {
      return { ...(await this.#http.send(call, token)), token: subject };
    } catch (error) {
      if (isNotFound(error) || (error instanceof UpstreamError && error.call.status === 401)) return null;
      throw error;
    }
  }

  /** GET /v3; the version it speaks. */
  async version(): Promise<string> {
    const read = only('version', (value) => field(object(value), 'id', string));
    return this.#http.send({ operation: 'version.get', path: path`/` }, read);
  }
}

/** The `auth` object of upstreams.md 1.1; a scope is never sent with an application credential. */
function authOf(credentials: KeystoneCredentials): object {
  switch (credentials.method) {
    case 'password': {
      const user = { ...credentials.user, password: credentials.password.read() };
      return { identity: { methods: ['password'], password: { user } }, ...scopeOf(credentials.scope) };
    }
    case 'application_credential': {
      const application_credential = { ...credentials.credential, secret: credentials.secret.read() };
      return { identity: { methods: ['application_credential'], application_credential } };
    }
    case 'token': {
      const identity = { methods: ['token'], token: { id: credentials.token.read() } };
      return { identity, ...scopeOf(credentials.scope) };
    }
  }
}

function scopeOf(scope: KeystoneScope): { scope?: { project: NamedOrId } | { system: { all: true } } } {
  if (scope.kind === 'project') return { scope: { project: scope.project } };
  return scope.kind === 'system' ? { scope: { system: { all: true } } } : {};
}
