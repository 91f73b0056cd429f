import { isJsonObject } from './json.ts';

/** What lies at a path of keys; undefined when the way there ends early. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((here, key) => (isJsonObject(here) ? here[key] : undefined), value);
}

/** The value if it is a string, undefined if not. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
