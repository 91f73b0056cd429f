export type Values = Readonly<Record<string, unknown>>;

/**
 * Merges two readings of something that has no identity, field by field. A value that both have and that differs shows
 * that they are of different moments: then the newer stands alone, so that no reading mixes the two.
 */
export function mergeReadings(existing: unknown, incoming: unknown): unknown {
  return agree(existing, incoming) ? union(existing, incoming) : incoming;
}

export function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Objects of the schema have their type's name in the cache; others are JSON values or references, equal or not. */
function isReading(value: unknown): value is Values {
  return isValues(value) && typeof value['__typename'] === 'string';
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function agree(a: unknown, b: unknown): boolean {
  if (isReading(a) && isReading(b))
    return Object.keys(a).every((key) => !Object.hasOwn(b, key) || agree(a[key], b[key]));
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, index) => agree(item, b[index]));
  if (!isValues(a) || !isValues(b)) return Object.is(a, b);
  const names = Object.keys(a);
  const alike = (name: string) => Object.hasOwn(b, name) && agree(a[name], b[name]);
  return names.length === Object.keys(b).length && names.every(alike);
}

/** Of two that agree. */
function union(a: unknown, b: unknown): unknown {
  if (isList(a) && isList(b)) return a.map((item, index) => union(item, b[index]));
  if (!isReading(a) || !isReading(b)) return b;
  const newer = Object.keys(b).map((key) => [key, Object.hasOwn(a, key) ? union(a[key], b[key]) : b[key]]);
  return { ...a, ...Object.fromEntries(newer) };
}
