import { isIP } from 'node:net';
import { listOf, word } from './words.ts';
import type { Kind } from '../declaration.ts';
import { givenSecret } from '../secret.ts';
import type { Secret } from '../secret.ts';

/** The base URL of an HTTP service, without a slash at its end. */
export function url(example: string): Kind<string> {
  const kind = { expects: 'an http:// or https:// address without user, query and fragment', example };
  return word({ ...kind, schema: { type: 'string', pattern: '^https?://[^?#@]+$' } }, (raw) => {
    const plain = /^https?:\/\/[^?#@\s]+$/i.test(raw) && URL.canParse(raw);
    return plain ? raw.replace(/\/+$/, '') : undefined;
  });
}

/** The address of a proxy, which may hold a password. */
export const proxyUrl: Kind<Secret> = word(
  {
    expects: 'the http:// or https:// address of a proxy',
    example: 'http://proxy.example.org:3128',
    schema: { type: 'string', pattern: '^https?://.+$' },
  },
  (raw) => (/^https?:\/\/[^\s]+$/i.test(raw) && isDecodable(raw) ? givenSecret(raw) : undefined),
);

/** Whether user and password, if there are any, can be sent: a % in them has to be written as %25. */
function isDecodable(address: string): boolean {
  try {
    const { username, password } = new URL(address);
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

/** `host:port`. */
export const socketAddress: Kind<{ host: string; port: number }> = word(
  { expects: 'host:port', example: '127.0.0.1:9464', schema: { type: 'string', pattern: '^.+:\\d{1,5}$' } },
  (raw) => {
    const [, host, port] = /^(?:\[([^\]]+)\]|[^:[\]\s]+):(\d{1,5})$/.exec(raw) ?? [];
    const name = host ?? raw.slice(0, raw.lastIndexOf(':'));
    return port !== undefined && Number(port) <= 65_535 ? { host: name, port: Number(port) } : undefined;
  },
);

const ranges = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** An address, a network in CIDR notation, or a range that proxies are commonly named by. */
export const network: Kind<string> = word(
  {
    expects: 'IP addresses, networks such as 10.0.0.0/8, or the words loopback, linklocal, uniquelocal',
    example: '10.0.0.0/8',
    schema: { type: 'string', pattern: '^([0-9a-fA-F:.]+(/\\d{1,3})?|loopback|linklocal|uniquelocal)$' },
  },
  (raw) => {
    const [, address = '', bits] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(raw) ?? [];
    const version = isIP(address);
    const fits = version !== 0 && Number(bits ?? 0) <= (version === 4 ? 32 : 128);
    return fits || ranges.has(raw) ? raw : undefined;
  },
);

const faces = ['public', 'internal', 'admin'];

/** Which of a service's endpoints to take, preferred first; `publicURL` is an older way to say `public`. */
export const interfaces: Kind<readonly string[]> = {
  ...listOf(
    word({ expects: 'public, internal or admin', example: 'internal', schema: { type: 'string' } }, (raw) =>
      faces.find((face) => raw === face || raw === `${face}URL`),
    ),
  ),
};
