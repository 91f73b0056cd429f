import { isObject } from './shape.ts';

/** Captured text to ours. */
export type Ids = Record<string, string>;

/** The same value with our ids in the place of the captured ones. */
export function translated(value: unknown, ids: Ids): unknown {
  if (typeof value === 'string') return translatedText(value, ids);
  if (Array.isArray(value)) return value.map((one) => translated(one, ids));
  if (!isObject(value)) return value;
  const pairs = Object.entries(value).map(([key, one]) => [translatedText(key, ids), translated(one, ids)]);
  return Object.fromEntries(pairs);
}

/** The same text with our ids. */
export function translatedText(text: string, ids: Ids): string {
  return Object.entries(ids).reduce((rest, [captured, own]) => rest.replaceAll(captured, own), text);
}

/** The same headers with our ids in their values. */
export function translatedHeaders(headers: Record<string, string>, ids: Ids): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, translatedText(value, ids)]),
  );
}
