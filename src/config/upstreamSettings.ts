import type { UpstreamName } from '../errors.ts';
import type { Secret } from './secret.ts';

export interface TlsSettings {
  /** false accepts any certificate. */
  readonly verify: boolean;
  /** PEM text of certificate authorities trusted besides Node's own. */
  readonly ca: string | null;
  /** PEM texts of a client certificate. */
  readonly cert: string | null;
  readonly key: string | null;
}

/** What every upstream has, whatever it speaks. Times in milliseconds, sizes in bytes. */
export interface UpstreamSettings {
  /** Base URL; null: taken from the token's service catalog. */
  readonly url: string | null;
  /** A fixed token in place of a login. */
  readonly token: Secret | null;
  readonly timeout: number;
  /** Calls at a time, and how many may wait for a turn. */
  readonly concurrency: number;
  readonly queue: number;
  readonly maxBody: number;
  readonly breaker: boolean;
  readonly retries: number;
  readonly tls: TlsSettings;
  /** null: reached directly. */
  readonly proxy: ProxySettings | null;
}

/** Addresses of proxies by the scheme of what is called; `except` lists hosts and domains as `NO_PROXY` does. */
export interface ProxySettings {
  readonly http: Secret | null;
  readonly https: Secret | null;
  readonly except: string;
}

/** An identity at Keystone: upstreams.md 1.1. Names need their domain, as Keystone asks. */
export type KeystoneCredentials =
  | {
      readonly method: 'password';
      readonly user: NamedOrId;
      readonly password: Secret;
      readonly scope: KeystoneScope;
    }
  | {
      readonly method: 'application_credential';
      readonly credential: { readonly id: string } | { readonly name: string; readonly user: NamedOrId };
      readonly secret: Secret;
    }
  | { readonly method: 'token'; readonly token: Secret; readonly scope: KeystoneScope };
export type NamedOrId =
  | { readonly id: string }
  | { readonly name: string; readonly domain: { readonly id: string } | { readonly name: string } };
export type KeystoneScope =
  | { readonly kind: 'project'; readonly project: NamedOrId }
  | { readonly kind: 'system' }
  | { readonly kind: 'unscoped' };

export interface KeystoneSettings extends UpstreamSettings {
  /** With `/v3` at its end. */
  readonly url: string;
  /** The gateway's own login; null when only callers' tokens are used. */
  readonly credentials: KeystoneCredentials | null;
}

/** What a service is looked for by in the catalog of a token. */
export interface CatalogSettings {
  /** Preferred first. */
  readonly interfaces: readonly string[];
  /** null: any. */
  readonly region: string | null;
  /** null: the types under which deployments register the service. */
  readonly type: string | null;
}

/** An OpenStack service; its `url` overrides the catalog. */
export interface ServiceSettings extends UpstreamSettings {
  readonly catalog: CatalogSettings;
}

/** upstreams.md 3.1. */
export type TncoLogin =
  | { readonly mode: 'none' }
  | { readonly mode: 'token'; readonly token: Secret }
  | { readonly mode: 'client_credentials'; readonly clientId: string; readonly clientSecret: Secret }
  | {
      readonly mode: 'password';
      readonly clientId: string;
      readonly clientSecret: Secret;
      readonly username: string;
      readonly password: Secret;
    }
  | {
      readonly mode: 'legacy';
      readonly address: string;
      readonly username: string;
      readonly password: Secret;
    }
  | { readonly mode: 'zen'; readonly address: string; readonly username: string; readonly apiKey: Secret };

export interface TncoSettings extends UpstreamSettings {
  readonly url: string;
  readonly login: TncoLogin;
  /** Rows that one page may re-read from the newest. */
  readonly maxRows: number;
  /** Keystone roles that may read processes, since the gateway's own account is used there. */
  readonly roles: readonly string[];
}

export interface KarborSettings extends ServiceSettings {
  /** Karbor of the Pike release, the only one that keeps `extra_info` sent with a create. */
  readonly pike: boolean;
}

/** The upstreams that answer fields of the schema. */
export type RestUpstream = Exclude<UpstreamName, 'keystone'>;
