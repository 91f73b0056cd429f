import { isMap } from '../raw.ts';
import type { Kind, Reader } from '../declaration.ts';
import type { Raw } from '../raw.ts';

const one = /^[A-Za-z][A-Za-z0-9_]*$/;
const old = /^(Query\.)?[A-Za-z][A-Za-z0-9_]*$/;
const pair = ' *(Query\\.)?[A-Za-z]\\w* *= *[A-Za-z]\\w* *';

const renaming: Kind<Readonly<Record<string, string>>> = {
  expects: 'names of types or of `Query` fields, each with its new name',
  example: 'Node=BareMetalNode,Query.node=bareMetalNode',
  schema: {
    anyOf: [
      {
        type: 'object',
        propertyNames: { pattern: old.source },
        additionalProperties: { type: 'string', pattern: one.source },
      },
      { type: 'string', pattern: `^${pair}(,${pair})*$` },
    ],
  },
  parse({ raw }) {
    const sound = pairsOf(raw).flatMap(([from, to]) =>
      old.test(from) && typeof to === 'string' && one.test(to) ? [[from, to] as const] : [],
    );
    return sound.length === pairsOf(raw).length ? Object.fromEntries(sound) : undefined;
  },
};

function pairsOf(raw: Raw): (readonly [string, Raw])[] {
  if (typeof raw !== 'string') return isMap(raw) ? Object.entries(raw) : [['', '']];
  return raw.split(',').map((text) => {
    const [from = '', to = '', ...more] = text.split('=').map((part) => part.trim());
    return [from, more.length === 0 ? to : ''];
  });
}

/** New names, by the names that the schema has of itself. */
export const names = (from: Reader): Readonly<Record<string, string>> =>
  from.find({
    path: 'rename',
    env: 'RENAME',
    kind: renaming,
    orElse: 'none',
    about:
      'Types, and fields as `Query.node`, that get another name, where a larger graph has theirs already.',
  }) ?? {};
