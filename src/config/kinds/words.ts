import { availableParallelism } from 'node:os';
import type { Found, Kind } from '../declaration.ts';
import { isList } from '../raw.ts';
import type { Raw } from '../raw.ts';

/** A kind whose values are written as one text. */
export function word<T>(
  kind: Omit<Kind<T>, 'parse'>,
  read: (text: string, found: Found) => T | undefined,
): Kind<T> {
  const parse = (found: Found) => (typeof found.raw === 'string' ? read(found.raw.trim(), found) : undefined);
  return { ...kind, parse };
}

export const text = (example: string): Kind<string> =>
  word(
    { expects: 'a text', example, schema: { type: ['string', 'number'], minLength: 1 } },
    (raw) => raw || undefined,
  );

/** One of a few words. */
export function choice<const W extends string>(...words: readonly W[]): Kind<W> {
  const kind = { expects: `one of ${words.join(', ')}`, example: words[0] ?? '', schema: { enum: words } };
  return word(kind, (raw) => words.find((known) => known === raw));
}

const truth = new Map([
  ['yes', true],
  ['true', true],
  ['on', true],
  ['1', true],
  ['no', false],
  ['false', false],
  ['off', false],
  ['0', false],
]);

/** yes or no, in any of the usual words. */
export const flag: Kind<boolean> = word(
  { expects: 'yes or no', example: 'yes', schema: { enum: [true, false, ...truth.keys(), 0, 1] } },
  (raw) => truth.get(raw.toLowerCase()),
);

/** A whole number within bounds. */
export function count(minimum: number, maximum?: number): Kind<number> {
  const kind = {
    expects: `a whole number from ${minimum}${maximum === undefined ? '' : ` to ${maximum}`}`,
    example: String(Math.max(minimum, 1)),
    schema: { type: 'integer', minimum, ...(maximum === undefined ? {} : { maximum }) },
  };
  return word(kind, (raw) => {
    const value = /^\d{1,10}$/.test(raw) ? Number(raw) : NaN;
    return value >= minimum && value <= (maximum ?? Infinity) ? value : undefined;
  });
}

/** How many, or `auto` for one for each core. */
export function countOrCores(maximum: number): Kind<number> {
  const number = count(1, maximum);
  const kind = {
    expects: `${number.expects}, or auto`,
    example: 'auto',
    schema: { anyOf: [number.schema, { const: 'auto' }] },
  };
  return word(kind, (raw, found) =>
    raw === 'auto' ? Math.min(availableParallelism(), maximum) : number.parse(found),
  );
}

/** One or more of a kind: a YAML list, or one text with commas. */
export function listOf<T>(item: Kind<T>): Kind<readonly T[]> {
  const parse = (found: Found) => {
    const items = elements(found.raw)?.map((raw) => item.parse({ ...found, raw }));
    const values = items?.filter((value) => value !== undefined);
    return values?.length && values.length === items?.length ? values : undefined;
  };
  const schema = { anyOf: [{ type: 'array', items: item.schema, minItems: 1 }, { type: 'string' }] };
  return { expects: `a list of ${item.expects}`, example: item.example, schema, parse };
}

/** The parts of a YAML list or of a text with commas. */
export function elements(raw: Raw): readonly Raw[] | undefined {
  if (typeof raw === 'string') return raw.split(/[,\s]+/).filter((part) => part !== '');
  return isList(raw) ? raw : undefined;
}
