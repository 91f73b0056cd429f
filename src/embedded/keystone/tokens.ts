import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Verdict } from '../verdict.ts';
import type { ApplicationCredential, Project, Role, User } from './directory.ts';

/** What a login earns: somebody's roles in one place. */
export interface Grant {
  methods: readonly string[];
  user: User;
  /** Null for the system scope and for an unscoped token. */
  project: Project | null;
  system: boolean;
  roles: readonly Role[];
  applicationCredential: ApplicationCredential | null;
  /** The token that this one was exchanged for; it lends its expiry and its audit id. */
  parent: Token | null;
}

/** A token that was handed out. Times are milliseconds since the epoch, whole seconds as on the wire. */
export interface Token extends Omit<Grant, 'parent'> {
  id: string;
  /** Its own audit id, then that of the login at the head of the chain. */
  auditIds: readonly string[];
  issuedAt: number;
  expiresAt: number;
}

/** The tokens of one keystone. */
export class Tokens {
  readonly #clock: Clock;
  readonly #lifetime: number;
  readonly #byId = new Map<string, Token>();

  /** `lifetime` in seconds. */
  constructor(clock: Clock, lifetime: number) {
    this.#clock = clock;
    this.#lifetime = lifetime;
  }

  issue({ parent, ...grant }: Grant): Token {
    this.#sweep();
    const issuedAt = Math.floor(this.#clock.now() / 1000) * 1000;
    const auditId = randomBytes(16).toString('base64url');
    const token = {
      ...grant,
      id: tokenId(grant),
      auditIds: parent ? [auditId, ...parent.auditIds.slice(-1)] : [auditId],
      issuedAt,
      expiresAt: parent?.expiresAt ?? issuedAt + this.#lifetime * 1000,
    };
    this.#byId.set(token.id, token);
    return token;
  }

  /** The token if it is valid now, null if it is unknown, expired or revoked. */
  find(id: string | undefined): Token | null {
    const token = id === undefined ? undefined : this.#byId.get(id);
    return token && this.#clock.now() < token.expiresAt ? token : null;
  }

  revoke(token: Token): void {
    this.#byId.delete(token.id);
  }

  check(id: string | undefined): Verdict | null {
    const token = this.find(id);
    if (!token) return null;
    const { user, roles, project, system, expiresAt } = token;
    const place = project && { id: project.id, name: project.name };
    const names = roles.map(({ name }) => name);
    return {
      userId: user.id,
      userName: user.name,
      roles: names,
      project: place,
      system,
      token: token.id,
      expiresAt,
    };
  }

  /** Drops what expired, so that a cloud left running doesn't grow; the oldest come first. */
  #sweep(): void {
    for (const [id, { expiresAt }] of this.#byId) {
      if (expiresAt > this.#clock.now()) return;
      this.#byId.delete(id);
    }
  }
}

/** As long as a Fernet token of the same kind, and as opaque. */
function tokenId({ project, system, applicationCredential }: Omit<Grant, 'parent'>): string {
  const length = applicationCredential ? 204 : project ? 183 : system ? 162 : 140;
  return `gAAAAAB${randomBytes(length).toString('base64url')}`.slice(0, length);
}
