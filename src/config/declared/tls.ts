import { pem } from '../kinds/files.ts';
import { flag } from '../kinds/words.ts';
import { required } from '../declaration.ts';
import type { Reader, Setting } from '../declaration.ts';
import type { TlsSettings } from '../upstreamSettings.ts';

/** What holds where nothing is said. */
export const plainTls: TlsSettings = { verify: true, ca: null, cert: null, key: null };

/** How one upstream is named where it is configured. */
export interface Named {
  /** Section in tributary.yaml. */
  readonly section: string;
  /** Beginning of its variables. */
  readonly prefix: string;
  /** What people call it. */
  readonly title: string;
  /** Beginning of its keys in clouds.yaml, as `…_endpoint_override`. */
  readonly service?: string;
  /** Beginning of the variables of its certificates, where clouds.yaml has them too. */
  readonly certificates?: string;
}

/** How an upstream's certificate is checked, and ours shown; what is not said is as in `common`. */
export function tls(from: Reader, upstream: Named, common: TlsSettings): TlsSettings {
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
  const certSetting = {
    ...own('cert', pem),
    orElse: none,
    about: `PEM file of the gateway's certificate for ${title}, its key perhaps included.`,
  };
  const keySetting = { ...own('key', pem), orElse: none, about: `PEM file of that certificate's key.` };
  return {
    verify: verify ?? common.verify,
    ca: ca ?? common.ca,
    ...(pair(from, certSetting, keySetting) ?? { cert: common.cert, key: common.key }),
  };
}

type Pem = Setting<string>;

/** A certificate with its key, which may stand in the same file. */
function pair(from: Reader, certSetting: Pem, keySetting: Pem): Pick<TlsSettings, 'cert' | 'key'> | null {
  const cert = from.find(certSetting);
  const key = from.find(keySetting);
  if (cert === null && key === null) return null;
  if (cert === null) required(from, certSetting, 'its key is given');
  const inside = cert?.includes('PRIVATE KEY-----') ? cert : null;
  return { cert, key: key ?? inside ?? required(from, keySetting, 'its certificate is given') };
}
