import { rootCertificates } from 'node:tls';
import { Agent, EnvHttpProxyAgent } from 'undici';
import type { Dispatcher } from 'undici';
import type { ProxySettings, UpstreamSettings } from '../config/upstreamSettings.ts';
import { keepNames } from './lookup.ts';

/** The connections to one upstream. */
export interface Pools {
  /** Kept alive between calls. */
  readonly reads: Dispatcher;
  /** A new connection for each call: the only one known to be alive when a write starts on it (CONTRACT 14.19). */
  readonly writes: Dispatcher;
  close(): Promise<void>;
}

export function openPools({ concurrency, timeout, tls, proxy }: UpstreamSettings): Pools {
  const names = keepNames();
  const connect = {
    timeout,
    lookup: names.lookup,
    rejectUnauthorized: tls.verify,
    ...(tls.ca === null ? {} : { ca: [...rootCertificates, tls.ca] }),
    ...(tls.cert === null ? {} : { cert: tls.cert }),
    ...(tls.key === null ? {} : { key: tls.key }),
  };
  // One deadline covers the whole call (exchange.ts), so undici's own timers are off.
  const common = { connections: concurrency, headersTimeout: 0, bodyTimeout: 0 };
  const open = (more: { pipelining?: number }): Dispatcher =>
    dispatcherFor({ ...common, ...more, connect, allowH2: more.pipelining !== 0 }, proxy);
  const reads = open({});
  const writes = open({ pipelining: 0 });
  for (const pool of [reads, writes]) pool.on('connectionError', () => names.forget());
  return {
    reads,
    writes,
    close: async () => {
      await Promise.all([reads.destroy(), writes.destroy()]);
    },
  };
}

/** Through the proxy or past it, as each call's host says; proxies are asked for tunnels, so that each write still has its own connection. */
function dispatcherFor(options: Agent.Options, proxy: ProxySettings | null): Dispatcher {
  if (proxy === null) return new Agent(options);
  // An empty text, unlike none, keeps undici from looking into the environment.
  return new EnvHttpProxyAgent({
    ...options,
    requestTls: typeof options.connect === 'object' ? options.connect : undefined,
    httpProxy: proxy.http?.read() ?? '',
    httpsProxy: proxy.https?.read() ?? '',
    noProxy: proxy.except,
  });
}
