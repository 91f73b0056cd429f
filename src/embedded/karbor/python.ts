import { pythonRepr } from '../python.ts';

/** A value as Python's `str` prints it: text without quotes, the rest as `repr`. */
export const str = (value: unknown): string => (typeof value === 'string' ? value : pythonRepr(value));

/** JSON as Python's `json.dumps` writes it: a space after each comma and colon, nothing beyond ASCII. */
export function dumps(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(dumps).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `{${pairs(value, dumps).join(', ')}}`;
  return JSON.stringify(value ?? null).replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function pairs(value: object, print: (part: unknown) => string): string[] {
  return Object.entries(value).map(([key, part]) => `${print(key)}: ${print(part)}`);
}

/** What a filter may be once it was read. */
export type Literal = string | number | boolean | null;

/** A filter's value after `ast.literal_eval`, which karbor runs on each of them; what is no literal stays text. */
export function literal(text: string): Literal {
  const quoted = /^'([^'\\]*)'$|^"([^"\\]*)"$/.exec(text);
  if (quoted) return quoted[1] ?? quoted[2] ?? '';
  if (/^[-+]?(0+|[1-9]\d*)$/.test(text)) return Number(text);
  if (text === 'True') return true;
  if (text === 'False') return false;
  return text === 'None' ? null : text;
}
