import { readFileSync } from 'node:fs';
import { word } from './words.ts';
import { fileSecret, givenSecret } from '../secret.ts';
import type { Kind } from '../declaration.ts';
import type { Secret } from '../secret.ts';

/** The text of a PEM file. */
export const pem: Kind<string> = word(
  {
    expects: 'the path of a readable PEM file',
    example: '/etc/ssl/ca.pem',
    schema: { type: 'string', minLength: 1 },
  },
  (raw, { resolve }) => {
    const content = readable(resolve(raw));
    return content?.includes('-----BEGIN ') ? content : undefined;
  },
);

function readable(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Something that must not be seen: given as it is, or as the path of a file. */
export const secret: Kind<Secret> = {
  expects: 'a secret',
  example: '',
  schema: { type: 'string', minLength: 1 },
  secret: true,
  parse: ({ raw, inFile, resolve }) => {
    if (typeof raw !== 'string' || raw === '') return undefined;
    return inFile ? (fileSecret(resolve(raw)) ?? undefined) : givenSecret(raw);
  },
};

/** The address of a Redis, which may hold a password. */
export const redisUrl: Kind<Secret> = {
  ...secret,
  expects: 'the redis:// or rediss:// address of a Redis',
  example: 'rediss://user:password@redis.example.org:6379/0',
  parse(found) {
    const given = secret.parse(found);
    const text = given?.read() ?? '';
    return /^rediss?:\/\/[^\s]+$/.test(text) && URL.canParse(text) ? given : undefined;
  },
};
