import { pem } from './files.ts';
import { flag } from './kinds.ts';
import type { Reader } from './setting.ts';
import type { TlsSettings } from './settings.ts';
import type { Upstream } from './upstream.ts';

/** What holds where nothing is said. */
export const plainTls: TlsSettings = { verify: true, ca: null, cert: null, key: null };

/** How an upstream's certificate is checked, and ours shown; what is not said is as in `common`. */
export function tls(from: Reader, upstream: Upstream, common: TlsSettings): TlsSettings {
  const { section, prefix, title, service, certificates } = upstream;
  const own = <K>(name: string, kind: K) => ({
    path: `${section}.${name}`,
    env: `${certificates ?? prefix}_${name.toUpperCase()}`,
    ...(certificates === undefined ? {} : { cloud: [name] }),
    kind,
    real: true,
  });
  const none = service === undefined ? 'none' : 'as for Keystone';
  const verify = from.find({
    ...own('verify', flag),
    orElse: service === undefined ? 'yes' : none,
    about: `Checks the certificate of ${title}.`,
  });
  const ca = from.find({
    ...own('cacert', pem),
    orElse: none,
    about: `PEM file of authorities trusted for ${title}, besides Node's own.`,
  });
  const cert = from.find({
    ...own('cert', pem),
    orElse: none,
    about: `PEM file of the gateway's certificate for ${title}.`,
  });
  const key = from.find({ ...own('key', pem), orElse: none, about: `PEM file of that certificate's key.` });
  return {
    verify: verify ?? common.verify,
    ca: ca ?? common.ca,
    cert: cert ?? common.cert,
    key: key ?? common.key,
  };
}
