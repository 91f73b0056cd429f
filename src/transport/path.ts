import { badInput } from '../errors.ts';
import { checkedId } from '../ids.ts';

/** A path relative to an upstream's base URL, made only by `path`, so that no id was put into it unescaped. */
export interface Path {
  readonly text: string;
}

/** path`/v1/introspection/${id}/data`: each value becomes one escaped segment, or BAD_USER_INPUT if it cannot be one. */
export function path(literals: TemplateStringsArray, ...values: readonly string[]): Path {
  let text = literals[0] ?? '';
  values.forEach((value, index) => {
    text += encodeURIComponent(checkedId(value)) + (literals[index + 1] ?? '');
  });
  return { text };
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

/** What stays as it is: most values. */
const plain = /^[\w:,.-]*$/;

function escapeValue(value: string): string {
  if (plain.test(value)) return value;
  if (/\p{Surrogate}/u.test(value))
    throw badInput('A text holds half of a surrogate pair: no URL can carry that.');
  return encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll("'", '%27');
}
