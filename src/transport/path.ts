import { badInput } from '../errors.ts';

/** A path relative to an upstream's base URL, made only by `path`, so that no id was put into it unescaped. */
export interface Path {
  readonly text: string;
}

const maxSegment = 255;
// Slashes, backslashes and percent signs are no part of any upstream's ids, and each is a way out of a segment.
const forbidden = /[\u0000-\u001f\u007f/\\%]|\p{Surrogate}/u;

/** path`/v1/introspection/${id}/data`: each value becomes one escaped segment, or BAD_USER_INPUT if it cannot be one. */
export function path(literals: TemplateStringsArray, ...values: readonly string[]): Path {
  let text = literals[0] ?? '';
  values.forEach((value, index) => {
    text += segment(value) + (literals[index + 1] ?? '');
  });
  return { text };
}

function segment(value: string): string {
  if (value === '') throw badInput('An id must not be empty.');
  if (value === '.' || value === '..') throw badInput(`"${value}" is no id.`);
  if (value.length > maxSegment) {
    throw badInput(`An id has at most ${maxSegment} characters; this one has ${value.length}.`);
  }
  if (forbidden.test(value))
    throw badInput('An id holds no slash, backslash, percent sign or control character.');
  return encodeURIComponent(value);
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** The query string with its question mark, or ''. Colons and commas stay readable; `+` and quotes are always escaped. */
export function queryString(query: Query): string {
  let text = '';
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) text += `${text === '' ? '?' : '&'}${name}=${escapeValue(String(value))}`;
  }
  return text;
}

function escapeValue(value: string): string {
  return encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll("'", '%27');
}
