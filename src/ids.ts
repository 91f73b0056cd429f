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

export const longestId = 255;
// Slashes, backslashes and percent signs are no part of any upstream's ids, and each is a way out of a path segment.
const forbidden = /[\u0000-\u001f\u007f/\\%]|\p{Surrogate}/u;

/** An id that can be one segment of a path, or BAD_USER_INPUT. */
export function checkedId(id: string): string {
  if (id === '') throw badInput('An id must not be empty.');
  if (id === '.' || id === '..') throw badInput(`"${id}" is no id.`);
  if (id.length > longestId)
    throw badInput(`An id has at most ${longestId} characters; this one has ${id.length}.`);
  if (forbidden.test(id))
    throw badInput('An id holds no slash, backslash, percent sign or control character.');
  return id;
}
