import type { Manifest } from './kinds/manifest.ts';
import type { Secret } from './secret.ts';
import type { KarborSettings, KeystoneSettings, ServiceSettings, TncoSettings } from './upstreamSettings.ts';

/** Everything that the gateway can be told. `config/` alone makes one. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Processes behind that port; null: this one alone. */
  readonly workers: number | null;
  readonly production: boolean;
  /** The embedded cloud serves: nothing is configured, or it is asked for. */
  readonly embedded: boolean;
  readonly callers: { readonly kind: 'anonymous' | 'keystone'; readonly anywhere: boolean };
  readonly keystone: KeystoneSettings | null;
  readonly inspector: ServiceSettings | null;
  readonly nova: ServiceSettings | null;
  readonly karbor: KarborSettings | null;
  readonly tnco: TncoSettings | null;
  readonly writes: WriteSettings;
  /** New names of types and root fields, by the names that the schema has of itself. */
  readonly names: Readonly<Record<string, string>>;
  readonly limits: LimitSettings;
  readonly pages: PageSettings;
  readonly telemetry: TelemetrySettings;
  readonly proxies: readonly string[];
  /** Bytes from which on answers are compressed for clients that accept it; 0: none is. */
  readonly compressFrom: number;
  readonly redisUrl: Secret | null;
  /** Milliseconds that running requests may take once the gateway is told to stop. */
  readonly shutdownGrace: number;
  /** Milliseconds that objects which change no more are kept for the caller who read them; 0: not at all. */
  readonly keepFinal: number;
}

export interface WriteSettings {
  /** Mutation names that are on; null: all. */
  readonly allowed: readonly string[] | null;
  /** By Keystone role: which mutations its holders may use; a caller needs one role that allows it. Null: no rule by role. */
  readonly byRole: Readonly<Record<string, readonly string[] | null>> | null;
}

export interface LimitSettings {
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  /** Fields, all fragments opened. */
  readonly fields: number;
  readonly tokens: number;
  /** Bytes of query text, of the whole body. */
  readonly queryBytes: number;
  readonly bodyBytes: number;
  readonly listInput: number;
  /** Upstream calls that one request may make, and what its static estimate may come to. */
  readonly calls: number;
  readonly estimatedCalls: number;
  /** Bytes of JSON in one answer that are an upstream's own. */
  readonly freeJson: number;
  /** Milliseconds for one request, retries included. */
  readonly requestTimeout: number;
  /** Requests a minute and caller; null: no limit. */
  readonly ratePerMinute: number | null;
  readonly persistedQueries: number;
  /** The only documents served; null: all are. */
  readonly allowList: Manifest | null;
}

export interface PageSettings {
  readonly introspection: boolean;
  readonly sandbox: boolean;
  readonly explorer: boolean;
  /** Schema introspection, `_service` and pages answer without a token. */
  readonly openSchema: boolean;
  readonly explain: boolean;
}

export interface TelemetrySettings {
  readonly logLevel: string;
  readonly slowCall: number;
  readonly metrics: boolean;
  /** `host:port` of their own for `/metrics`; null: beside `/graphql`. */
  readonly metricsAddress: { readonly host: string; readonly port: number } | null;
  /** Null: no traces are made. */
  readonly traces: TraceSettings | null;
}

export interface TraceSettings {
  /** Where a collector takes spans. */
  readonly url: string;
  readonly protocol: 'http/protobuf' | 'http/json';
}
