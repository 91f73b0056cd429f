import { createSecureContext, rootCertificates } from 'node:tls';
import type { SecureContextOptions } from 'node:tls';
import { Agent, EnvHttpProxyAgent } from 'undici';
import type { Dispatcher, buildConnector } from 'undici';
import type { ProxySettings, UpstreamSettings } from '../config/upstreamSettings.ts';
import type { Wire } from './exchange.ts';
import { KeepAliveConnections } from './keepAliveConnections.ts';
import { openDnsCache } from './dnsCache.ts';
import type { DnsCache } from './dnsCache.ts';

/** The connections to one upstream. */
export interface Pools {
  /** Kept alive between calls. */
  readonly reads: Wire;
  /** A new connection for each call: the only one known to be alive when a write starts on it (upstreams.md 14.19). */
  readonly writes: Wire;
  close(): Promise<void>;
}

export function openPools(settings: UpstreamSettings, names: DnsCache = openDnsCache()): Pools {
  const { concurrency, proxy } = settings;
  const connect = connectOptions(settings, names);
  // One deadline covers the whole call (exchange.ts), so undici's own timers are off.
  const options = { connections: concurrency, headersTimeout: 0, bodyTimeout: 0, connect };
  const reads =
    proxy === null ? new KeepAliveConnections(options, () => names.forget()) : proxied(options, proxy);
  const fresh = { ...options, pipelining: 0 };
  const writes = proxy === null ? new Agent(fresh) : proxied(fresh, proxy);
  for (const pool of [reads, writes]) {
    if (!(pool instanceof KeepAliveConnections)) pool.on('connectionError', () => names.forget());
  }
  return {
    reads,
    writes,
    close: async () => {
      await Promise.all([reads.destroy(), writes.destroy()]);
    },
  };
}

function connectOptions(
  { timeout, tls }: UpstreamSettings,
  { lookup }: DnsCache,
): buildConnector.BuildOptions {
  return {
    timeout,
    lookup,
    rejectUnauthorized: tls.verify,
    ...shared({
      ...(tls.ca === null ? {} : { ca: [...rootCertificates, tls.ca] }),
      ...(tls.cert === null ? {} : { cert: tls.cert }),
      ...(tls.key === null ? {} : { key: tls.key }),
    }),
  };
}

/** Read once for all connections, which takes tens of milliseconds. Of what cannot be read, each connection tells as it fails. */
function shared(own: SecureContextOptions): buildConnector.BuildOptions {
  try {
    return { secureContext: createSecureContext(own) };
  } catch {
    return own;
  }
}

/** Through the proxy or past it, as each call's host says; proxies are asked for tunnels, so that each write still has its own connection. */
function proxied(options: Agent.Options, proxy: ProxySettings): Dispatcher {
  // An empty text, unlike none, keeps undici from looking into the environment.
  return new EnvHttpProxyAgent({
    ...options,
    requestTls: typeof options.connect === 'object' ? options.connect : undefined,
    httpProxy: proxy.http?.read() ?? '',
    httpsProxy: proxy.https?.read() ?? '',
    noProxy: proxy.except,
  });
}
