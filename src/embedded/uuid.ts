import { createHash } from 'node:crypto';

/** The UUID that belongs to a name: the same in every run, so that examples keep their answers. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** What oslo takes for a UUID: 32 hex digits in either case, with dashes anywhere, braces or a `urn:uuid:` around them. */
export function isUuidLike(text: string): boolean {
  const digits = text
    .replaceAll('urn:', '')
    .replaceAll('uuid:', '')
    .replace(/^[{}]+|[{}]+$/g, '')
    .replaceAll('-', '');
  return /^[0-9a-f]{32}$/i.test(digits);
}
