/** Levels of nesting that free JSON may have, either way: V8's `JSON.stringify` runs out of stack at some thousands. */
export const deepestJson = 200;

/** Whether a JSON value is nested deeper than `limit`; looks no deeper than that, and needs no stack. */
export function isTooDeep(value: unknown, limit: number = deepestJson): boolean {
  let level: object[] = isContainer(value) ? [value] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > limit) return true;
    const next: object[] = [];
    for (const container of level) {
      const inside: unknown[] = Array.isArray(container) ? container : Object.values(container);
      for (const item of inside) if (isContainer(item)) next.push(item);
    }
    level = next;
  }
  return false;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
