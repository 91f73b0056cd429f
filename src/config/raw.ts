/** A value as it was written: text, or what YAML makes of it. */
export type Raw = string | readonly Raw[] | RawMap;
interface RawMap {
  readonly [key: string]: Raw;
}

export function isList(raw: Raw | undefined): raw is readonly Raw[] {
  return Array.isArray(raw);
}

export function isMap(raw: Raw | undefined): raw is RawMap {
  return typeof raw === 'object' && !isList(raw);
}

/** Parsed YAML, or values given in code, as raw values; nothing reads as an empty text. */
export function rawOf(value: unknown): Raw {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(rawOf);
  if (typeof value !== 'object' || value === null) return '';
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rawOf(item)]));
}

/** What stands at `keys`; undefined where nothing does. */
export function at(content: Raw, keys: readonly string[]): Raw | undefined {
  let here: Raw | undefined = content;
  for (const key of keys) here = isMap(here) && Object.hasOwn(here, key) ? here[key] : undefined;
  return here === '' ? undefined : here;
}
