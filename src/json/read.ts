import { deepestJson, isTooDeep } from './depth.ts';

/** Turns parsed JSON into a value of ours, or throws a DecodeError that says where it does not fit. */
export type Reader<T> = (value: unknown) => T;
export type JsonObject = Readonly<Record<string, unknown>>;

/** A payload of the wrong shape; `place` is built while it is thrown outwards, as `$.checkpoint.id`. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';
  place = '';

  within(step: string): this {
    this.place = step + this.place;
    return this;
  }
}

function mismatch(wanted: string, value: unknown): DecodeError {
  const found = value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value;
  return new DecodeError(`expected ${wanted}, found ${value === undefined ? 'nothing' : found}`);
}

export const string: Reader<string> = (value) => {
  if (typeof value === 'string') return value;
  throw mismatch('a string', value);
};

export const number: Reader<number> = (value) => {
  if (typeof value === 'number') return value;
  throw mismatch('a number', value);
};

/** A whole number that JSON carries without loss. */
export const integer: Reader<number> = (value) => {
  if (Number.isSafeInteger(value)) return Number(value);
  throw mismatch('a whole number up to 2^53 - 1', value);
};

export const boolean: Reader<boolean> = (value) => {
  if (typeof value === 'boolean') return value;
  throw mismatch('a boolean', value);
};

/** Any JSON value as it is, unless it is nested too deeply to be printed again; what was left out becomes null. */
export const json: Reader<unknown> = (value) => {
  if (isTooDeep(value)) throw new DecodeError(`expected at most ${deepestJson} levels`);
  return value ?? null;
};

export const object: Reader<JsonObject> = (value) => {
  if (isObject(value)) return value;
  throw mismatch('an object', value);
};

/** An answer whose body says nothing. */
export const nothing: Reader<void> = () => undefined;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** null and a missing key both read as null. */
export function nullable<T>(read: Reader<T>): Reader<T | null> {
  return (value) => (value === null || value === undefined ? null : read(value));
}

/** A missing key stays undefined, so that "left out" and null can be told apart. */
export function optional<T>(read: Reader<T>): Reader<T | undefined> {
  return (value) => (value === undefined ? undefined : read(value));
}

export function list<T>(read: Reader<T>): Reader<readonly T[]> {
  return (value) => {
    const rows: T[] = [];
    readRows(value, read, rows);
    return rows;
  };
}

/** Adds an array's rows to those that came before them; an error is told with the place that its row has among all. */
export function readRows<T>(value: unknown, read: Reader<T>, rows: T[]): void {
  if (!Array.isArray(value)) throw mismatch('an array', value);
  try {
    for (const row of value) rows.push(read(row));
  } catch (error) {
    throw located(error, `[${rows.length}]`);
  }
}

/** Reads one key of a row; an error inside it is told with the key's place. */
export function field<T>(row: JsonObject, key: string, read: Reader<T>): T {
  try {
    return read(row[key]);
  } catch (error) {
    throw located(error, `.${key}`);
  }
}

/** The reader for `{ "key": … }`, the envelope most answers come in. */
export function only<T>(key: string, read: Reader<T>): Reader<T> {
  return (value) => field(object(value), key, read);
}

function located(error: unknown, step: string): unknown {
  return error instanceof DecodeError ? error.within(step) : error;
}

/** An upstream's words as ours, given as `OURS: 'theirs'`; a word no one has seen before is UNKNOWN, never a failure. */
export function word<T extends string>(
  words: Readonly<Record<T, string>>,
): (raw: string | null) => T | 'UNKNOWN' {
  const known = new Map<string | null, T>();
  for (const ours in words) known.set(words[ours], ours);
  return (raw) => known.get(raw) ?? 'UNKNOWN';
}
