import { word } from './words.ts';
import type { Kind } from '../declaration.ts';

interface Measure {
  readonly expects: string;
  readonly example: string;
  readonly minimum: number;
  /** By name; the one without a name is meant where none is written. */
  readonly units: Readonly<Record<string, number>>;
}

/** Node's timers and buffers go no further. */
const maximum = 2 ** 31 - 1;

/** A number with a unit, in the smallest of them once read. */
function measure({ expects, example, minimum, units }: Measure): Kind<number> {
  const names = Object.keys(units).filter((name) => name !== '');
  const pattern = `^(\\d{1,12}(?:\\.\\d{1,6})?) ?(${names.join('|')})?$`;
  const schema = {
    anyOf: [
      { type: 'number', minimum: 0 },
      { type: 'string', pattern },
    ],
  };
  return word({ expects, example, schema }, (raw) => {
    const [, digits, unit = ''] = new RegExp(pattern).exec(raw) ?? [];
    const value = Math.round(Number(digits) * (units[unit] ?? NaN));
    return value >= minimum && value <= maximum ? value : undefined;
  });
}

const time = { example: '10s', units: { '': 1000, ms: 1, s: 1000, m: 60_000, h: 3_600_000 } };

/** A time, in milliseconds once read. */
export const duration = measure({
  ...time,
  expects: 'a time such as 250ms, 10s or 2m (seconds without a unit)',
  minimum: 1,
});

/** A time that may be nothing. */
export const durationOrNone = measure({ ...time, expects: 'a time such as 10s or 2m, or 0', minimum: 0 });

const bytes = {
  example: '32MiB',
  units: { '': 1, B: 1, kB: 1000, KiB: 1024, MB: 1_000_000, MiB: 2 ** 20, GiB: 2 ** 30 },
};

/** A size, in bytes once read. */
export const size = measure({
  ...bytes,
  expects: 'a size such as 64kB or 32MiB (bytes without a unit)',
  minimum: 1,
});

/** A size that may be nothing. */
export const sizeOrNone = measure({
  ...bytes,
  expects: 'a size such as 64kB or 32MiB (bytes without a unit), or 0',
  minimum: 0,
});
