import { rootCertificates } from 'node:tls';
import { Agent, ProxyAgent } from 'undici';
import type { Dispatcher } from 'undici';
import type { UpstreamSettings } from '../config/settings.ts';

/** The connections to one upstream. */
export interface Pools {
  /** Kept alive between calls. */
  readonly reads: Dispatcher;
  /** A new connection for each call: the only one known to be alive when a write starts on it (CONTRACT 14.19). */
  readonly writes: Dispatcher;
  close(): Promise<void>;
}

export function openPools({ concurrency, timeout, tls, proxy }: UpstreamSettings): Pools {
  const connect = {
    timeout,
    rejectUnauthorized: tls.verify,
    ...(tls.ca === null ? {} : { ca: [...rootCertificates, tls.ca] }),
    ...(tls.cert === null ? {} : { cert: tls.cert }),
    ...(tls.key === null ? {} : { key: tls.key }),
  };
  // One deadline covers the whole call (exchange.ts), so undici's own timers are off.
  const common = { connections: concurrency, headersTimeout: 0, bodyTimeout: 0 };
  const open = (more: { pipelining?: number }): Dispatcher =>
    proxy === null
      ? new Agent({ ...common, ...more, connect, allowH2: more.pipelining !== 0 })
      : new ProxyAgent({ ...common, ...more, uri: proxy, requestTls: connect });
  const reads = open({});
  const writes = open({ pipelining: 0 });
  return {
    reads,
    writes,
    close: async () => {
      await Promise.all([reads.destroy(), writes.destroy()]);
    },
  };
}
