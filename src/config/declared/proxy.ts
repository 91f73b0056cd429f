import type { Reader } from '../declaration.ts';
import { proxyUrl } from '../kinds/addresses.ts';
import { text } from '../kinds/words.ts';
import type { ProxySettings } from '../upstreamSettings.ts';

/** How upstreams are reached through a proxy; this machine never is. */
export function proxy(from: Reader): ProxySettings | null {
  const http = from.find({
    path: 'proxy.http',
    env: 'HTTP_PROXY',
    aliases: ['http_proxy'],
    kind: proxyUrl,
    orElse: 'none',
    about: 'Proxy for upstreams at `http://` addresses, and at others where `HTTPS_PROXY` is not set.',
    shared: true,
  });
  const https = from.find({
    path: 'proxy.https',
    env: 'HTTPS_PROXY',
    aliases: ['https_proxy'],
    kind: proxyUrl,
    orElse: 'none',
    about: 'Proxy for upstreams at `https://` addresses.',
    shared: true,
  });
  const except = from.find({
    path: 'proxy.except',
    env: 'NO_PROXY',
    aliases: ['no_proxy'],
    kind: text('.example.org,10.0.0.1'),
    orElse: 'this machine',
    about: 'Hosts and domains reached without a proxy, besides this machine; `*` for all.',
    shared: true,
  });
  const direct = except?.split(/[,\s]+/) ?? [];
  if ((http === null && https === null) || direct.includes('*')) return null;
  return { http, https, except: ['localhost', '127.0.0.1', '[::1]', ...direct].join(',') };
}
