/** Levels of nesting that free JSON may have, either way: V8's `JSON.stringify` runs out of stack at some thousands. */
export const deepestJson = 200;

/**
 * Whether a JSON value is nested deeper than `limit`; looks no deeper than that, and needs no stack. Its text is run in worker
 * threads too, so it uses nothing from outside itself.
 */
export function isDeeperThan(limit: number, value: unknown): boolean {
  let level: object[] = typeof value === 'object' && value !== null ? [value] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > limit) return true;
    const next: object[] = [];
    for (const container of level) {
      const inside: unknown[] = Array.isArray(container) ? container : Object.values(container);
      for (const item of inside) if (typeof item === 'object' && item !== null) next.push(item);
    }
    level = next;
  }
  return false;
}

export function isTooDeep(value: unknown): boolean {
  return isDeeperThan(deepestJson, value);
}
