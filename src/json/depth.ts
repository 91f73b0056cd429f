/** Levels of nesting that free JSON may have, either way: V8's `JSON.stringify` runs out of stack at some thousands. */
export const deepestJson = 200;

/** Whether a JSON value is nested deeper than that; looks no deeper, and needs no stack. */
export function isTooDeep(value: unknown): boolean {
  let level: object[] = typeof value === 'object' && value !== null ? [value] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > deepestJson) return true;
    const next: object[] = [];
    for (const container of level) {
      const inside: unknown[] = Array.isArray(container) ? container : Object.values(container);
      for (const item of inside) if (typeof item === 'object' && item !== null) next.push(item);
    }
    level = next;
  }
  return false;
}
