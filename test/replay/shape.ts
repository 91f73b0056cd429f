/** The differences between two JSON values, each as one line that starts with its place. */
export type Differences = string[];

/** How two bodies are compared. */
export interface Comparison {
  /** Places (`$.events.server_uuid`, list indexes left out) below which only the kind of value counts. */
  opaque?: readonly string[];
  /** Strings are compared letter by letter, ids and times aside. */
  text: boolean;
  /** Numbers and truth values are compared by value. */
  values: boolean;
}

/** Compares keys and JSON types; rows of a list are taken together, as they may differ among themselves. */
export function compare(wanted: unknown, got: unknown, how: Comparison, place = '$'): Differences {
  const [type, own] = [typeOf(wanted), typeOf(got)];
  if (type !== own) return [`${place}: ${own}, not ${type}`];
  if (how.opaque?.includes(place)) return [];
  if (Array.isArray(wanted) && Array.isArray(got)) return compareLists(wanted, got, how, place);
  if (isObject(wanted) && isObject(got)) return compareObjects(wanted, got, how, place);
  if (typeof wanted === 'string' && typeof got === 'string') return compareStrings(wanted, got, how, place);
  return how.values && wanted !== got ? [`${place}: ${String(got)}, not ${String(wanted)}`] : [];
}

function compareObjects(
  wanted: Record<string, unknown>,
  got: Record<string, unknown>,
  how: Comparison,
  place: string,
): Differences {
  const lacking = Object.keys(wanted).filter((key) => !(key in got));
  const extra = Object.keys(got).filter((key) => !(key in wanted));
  return [
    ...lacking.map((key) => `${place}.${key}: missing`),
    ...extra.map((key) => `${place}.${key}: not in the capture`),
    ...Object.keys(wanted).flatMap((key) =>
      key in got ? compare(wanted[key], got[key], how, `${place}.${key}`) : [],
    ),
  ];
}

function compareLists(wanted: unknown[], got: unknown[], how: Comparison, place: string): Differences {
  if (how.values && wanted.length !== got.length)
    return [`${place}: ${got.length} rows, not ${wanted.length}`];
  if (wanted.length === got.length) {
    const byRow = wanted.flatMap((row, at) => compare(row, got[at], how, place));
    if (byRow.length === 0 || how.values) return byRow;
  }
  const [kinds, own] = [kindsOf(wanted, how, place), kindsOf(got, how, place)];
  const lacking = [...kinds].filter((kind) => !own.has(kind) && !nullOf(kind, own));
  const extra = [...own].filter((kind) => !kinds.has(kind) && !nullOf(kind, kinds));
  return [
    ...lacking.map((kind) => `${kind}: missing`),
    ...extra.map((kind) => `${kind}: not in the capture`),
  ];
}

/** A null in some row is no difference where the other side has a value there: rows are in various states. */
function nullOf(kind: string, others: ReadonlySet<string>): boolean {
  const [place] = kind.split(' is ');
  return kind.endsWith(' is null') && [...others].some((other) => other.startsWith(`${place} is `));
}

function kindsOf(rows: unknown[], how: Comparison, place: string): Set<string> {
  if (rows.length === 0) return new Set([`${place} is empty`]);
  const kinds = new Set<string>();
  const visit = (value: unknown, at: string): void => {
    kinds.add(`${at} is ${typeof value === 'string' ? `a string (${classOf(value)})` : typeOf(value)}`);
    if (how.opaque?.includes(at)) return;
    if (Array.isArray(value)) value.forEach((one) => visit(one, at));
    if (isObject(value)) Object.entries(value).forEach(([key, one]) => visit(one, `${at}.${key}`));
  };
  rows.forEach((row) => visit(row, place));
  return kinds;
}

function compareStrings(wanted: string, got: string, how: Comparison, place: string): Differences {
  const [kind, own] = how.text ? [wording(wanted), wording(got)] : [classOf(wanted), classOf(got)];
  return kind === own ? [] : [`${place}: ${shortened(own)}, not ${shortened(kind)}`];
}

const variable: readonly [RegExp, string][] = [
  [/\breq-[0-9a-f-]{36}/g, '<request id>'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<uuid>'],
  [/\b[0-9a-f]{32}\b/gi, '<hex>'],
  [/http:\/\/127\.0\.0\.1:\d+/g, '<url>'],
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\.\d{6}/g, '<time to the microsecond>'],
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?/g, '<time>'],
  [/\b\d{4}-\d\d-\d\d\b/g, '<date>'],
];

/** A text without what is different in every run. */
export function wording(text: string): string {
  return variable.reduce((rest, [pattern, name]) => rest.replace(pattern, name), text);
}

/** What kind of string it is: an id, a time of a certain form, an address, JSON, or just text. */
function classOf(text: string): string {
  const worded = wording(text);
  if (/^(<[^>]+>[Z+:\d]*|<url>.*)$/.test(worded)) return worded.replace(/^<url>.*/, '<url>');
  return /^[[{]/.test(text) && isJson(text) ? 'JSON' : 'text';
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

function shortened(text: string): string {
  return JSON.stringify(text.length > 160 ? `${text.slice(0, 160)}…` : text);
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeOf(value) === 'object';
}
