import { badInput } from './errors.ts';

const uuidForm = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

/** A UUID in any of the forms people paste, as the lower-case dashed one that upstreams look up; null when it is none. */
export function uuid(text: string): string | null {
  if (!uuidForm.test(text)) return null;
  const hex = text.replaceAll('-', '').toLowerCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The same, where an argument must be one. */
export function uuidArgument(name: string, text: string): string {
  const id = uuid(text);
  if (id === null) throw badInput(`\`${name}\` must be a UUID, as 4d7f0e2a-55b1-4c1f-9d7c-2f8f6a0c1b33.`);
  return id;
}
