import { badInput } from './errors.ts';
import { isObject } from './transport/read.ts';

const wellFormed = /^(?:\/(?:[^~]|~[01])*)?$/;

/** What the JSON Pointers (RFC 6901) point at, keyed by the pointers as given; those that point nowhere are left out. */
export function pick(document: unknown, pointers: readonly string[]): Record<string, unknown> {
  const bad = pointers.find((pointer) => !wellFormed.test(pointer));
  if (bad !== undefined) {
    throw badInput(
      `\`paths\` holds JSON Pointers, as /inventory/cpu: ${JSON.stringify(bad.slice(0, 80))} is none.`,
    );
  }
  const found = pointers.map((pointer) => [pointer, follow(document, pointer)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

function follow(document: unknown, pointer: string): unknown {
  let value = document;
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) value = /^(?:0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined;
    else value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}
