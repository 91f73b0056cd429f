import { word } from './kinds.ts';
import type { Kind } from './setting.ts';

/** A number with a unit; without one it counts `units['']`. */
function measure(
  kind: Omit<Kind<number>, 'parse' | 'schema'>,
  units: ReadonlyMap<string, number>,
): Kind<number> {
  const names = [...units.keys()].filter(Boolean).join('|');
  const pattern = `^(\\d{1,12}(?:\\.\\d{1,6})?) ?(${names})?$`;
  const schema = {
    anyOf: [
      { type: 'number', minimum: 0 },
      { type: 'string', pattern },
    ],
  };
  return word({ ...kind, schema }, (raw) => {
    const [, digits, unit = ''] = new RegExp(pattern).exec(raw) ?? [];
    const value = Math.round(Number(digits) * (units.get(unit) ?? NaN));
    // Beyond this Node's timers and buffers cannot go.
    return value <= 2 ** 31 - 1 ? value : undefined;
  });
}

const times = new Map([
  ['', 1000],
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
]);
const sizes = new Map([
  ['', 1],
  ['B', 1],
  ['kB', 1000],
  ['KiB', 1024],
  ['MB', 1_000_000],
  ['MiB', 2 ** 20],
  ['GiB', 2 ** 30],
]);

/** A time, in milliseconds once read. */
export const duration = measure(
  { expects: 'a time (250ms, 10s, 2m; seconds without a unit)', example: '10s' },
  times,
);

/** A size, in bytes once read. */
export const size = measure(
  { expects: 'a size (64kB, 32MiB; bytes without a unit)', example: '32MiB' },
  sizes,
);
