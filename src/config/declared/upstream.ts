import { url } from '../kinds/addresses.ts';
import { secret } from '../kinds/files.ts';
import { count, flag } from '../kinds/words.ts';
import { duration, size } from '../kinds/measures.ts';
import type { Reader } from '../declaration.ts';
import type { ProxySettings, TlsSettings, UpstreamSettings } from '../upstreamSettings.ts';
import { tls } from './tls.ts';
import type { Named } from './tls.ts';

/** An upstream as it is configured. */
export interface Upstream extends Named {
  /** Of its address. */
  readonly example: string;
}

/** What holds for an upstream that says nothing of its own. */
export interface Common {
  readonly breaker: boolean;
  readonly timeout: number | null;
  readonly tls: TlsSettings;
  readonly proxy: ProxySettings | null;
}

export const urlOf = ({ section, prefix, title, example, service }: Upstream) => {
  const override = service === undefined ? null : `${service}_endpoint_override`;
  return {
    path: `${section}.url`,
    env: `${prefix}_URL`,
    ...(override === null ? {} : { aliases: [`OS_${override.toUpperCase()}`], cloud: [override] }),
    kind: url(example),
    orElse: service === undefined ? 'not configured' : 'from the catalog, once a Keystone is named',
    about: `Base URL of ${title}.`,
    real: true,
  };
};

export const tokenOf = ({ section, prefix, title }: Upstream) => ({
  path: `${section}.token`,
  env: `${prefix}_TOKEN`,
  kind: secret,
  orElse: 'none',
  about: `A fixed token for ${title}, in place of a login.`,
  real: true,
});

type Tuning = Omit<UpstreamSettings, 'url' | 'token'>;

/** What every upstream has besides its address and token. */
export function tuning(from: Reader, upstream: Upstream, common: Common): Tuning {
  const { section, prefix, title } = upstream;
  const own = <K>(name: string, kind: K) => ({
    path: `${section}.${name}`,
    env: `${prefix}_${name.toUpperCase()}`,
    kind,
  });
  const timeout = from.find({
    ...own('timeout', duration),
    orElse: '10s',
    about: `Deadline of one call to ${title}.`,
  });
  const breaker = from.find({
    ...own('breaker', flag),
    orElse: 'as `BREAKER`',
    about: `Stops calling ${title} for a while once most calls fail.`,
  });
  return {
    timeout: timeout ?? common.timeout ?? 10_000,
    concurrency: from.get({
      ...own('concurrency', count(1, 10_000)),
      or: '16',
      about: `Calls to ${title} at a time.`,
    }),
    queue: from.get({
      ...own('queue', count(0)),
      or: '1000',
      about: `Calls to ${title} that may wait for a turn.`,
    }),
    maxBody: from.get({
      ...own('max_body', size),
      or: '32MiB',
      about: `Largest answer taken from ${title}.`,
    }),
    retries: from.get({
      ...own('retries', count(0, 10)),
      or: '2',
      about: `Times that a safe call to ${title} is sent again.`,
    }),
    breaker: breaker ?? common.breaker,
    tls: tls(from, upstream, common.tls),
    proxy: common.proxy,
  };
}
