import { badInput } from '../errors.ts';
import { deepestJson } from './depth.ts';

const wellFormed = /^(?:\/(?:[^~]|~[01])*)?$/;
const mostPointers = 1000;

/** BAD_USER_INPUT for the first that is no JSON Pointer (RFC 6901), and for more or longer ones than anyone has a use for. */
export function checkPointers(pointers: readonly string[]): void {
  if (pointers.length > mostPointers)
    throw badInput(`\`paths\` holds at most ${mostPointers} JSON Pointers; these are ${pointers.length}.`);
  for (const pointer of pointers) {
    if (!wellFormed.test(pointer))
      throw badInput(`\`paths\` holds JSON Pointers, as /inventory/cpu: ${shown(pointer)} is none.`);
    if (stepsOf(pointer).length > deepestJson)
      throw badInput(
        `A JSON Pointer in \`paths\` has at most ${deepestJson} steps: ${shown(pointer)} has more.`,
      );
  }
}

function shown(pointer: string): string {
  return JSON.stringify(pointer.slice(0, 80));
}

/** The keys that a well-formed JSON Pointer goes by. */
export function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
