import { badInput } from './errors.ts';

const wellFormed = /^(?:\/(?:[^~]|~[01])*)?$/;

/** BAD_USER_INPUT for the first that is no JSON Pointer (RFC 6901). */
export function checkPointers(pointers: readonly string[]): void {
  const bad = pointers.find((pointer) => !wellFormed.test(pointer));
  if (bad === undefined) return;
  throw badInput(
    `\`paths\` holds JSON Pointers, as /inventory/cpu: ${JSON.stringify(bad.slice(0, 80))} is none.`,
  );
}

/**
 * What well-formed JSON Pointers point at, keyed by the pointers as given; those that point nowhere are left out. Its text is
 * run in worker threads too, so it uses nothing from outside itself.
 */
export function pick(document: unknown, pointers: readonly string[]): Record<string, unknown> {
  const follow = (pointer: string): unknown => {
    let value = document;
    for (const step of pointer.split('/').slice(1)) {
      const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
      if (Array.isArray(value) && !/^(?:0|[1-9]\d*)$/.test(key)) return undefined;
      value = Object.getOwnPropertyDescriptor(value, key)?.value;
    }
    return value;
  };
  const found = pointers.map((pointer) => [pointer, follow(pointer)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}
