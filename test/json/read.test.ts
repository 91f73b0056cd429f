import { describe, expect, it } from 'vitest';
import {
  DecodeError,
  boolean,
  field,
  integer,
  json,
  list,
  nothing,
  nullable,
  number,
  object,
  only,
  optional,
  string,
  word,
} from '../../src/json/read.ts';
import type { Reader } from '../../src/json/read.ts';

function placeOf<T>(read: Reader<T>, value: unknown): string {
  try {
    read(value);
  } catch (error) {
    if (error instanceof DecodeError) return `$${error.place} ${error.message}`;
    throw error;
  }
  return 'no error';
}

describe('readers', () => {
  it.each([
    ['string', string, 1, 'expected a string, found number'],
    ['number', number, '1', 'expected a number, found string'],
    ['integer', integer, 2 ** 53, 'expected a whole number up to 2^53 - 1, found number'],
    ['integer', integer, 0.5, 'expected a whole number up to 2^53 - 1, found number'],
    ['boolean', boolean, 'true', 'expected a boolean, found string'],
    ['object', object, [], 'expected an object, found an array'],
    ['object', object, null, 'expected an object, found null'],
    ['list', list(string), {}, 'expected an array, found object'],
    ['string', string, undefined, 'expected a string, found nothing'],
  ])('%s refuses what it is not', (_name, read: Reader<unknown>, value, said) =>
    expect(placeOf(read, value)).toBe(`$ ${said}`),
  );

  it('tells absent, null and a value apart as each is asked to', () => {
    expect(nullable(string)(undefined)).toBeNull();
    expect(nullable(string)(null)).toBeNull();
    expect(optional(string)(undefined)).toBeUndefined();
    expect(() => optional(string)(null)).toThrow(DecodeError);
    expect(json(undefined)).toBeNull();
    expect(json(0)).toBe(0);
    expect(nothing('anything')).toBeUndefined();
  });

  it('names the place of an error, through lists and keys', () => {
    const read = only(
      'checkpoints',
      list((row) => field(object(row), 'plan', only('id', string))),
    );
    expect(read({ checkpoints: [{ plan: { id: 'a' } }] })).toEqual(['a']);
    expect(placeOf(read, { checkpoints: [{ plan: { id: 'a' } }, { plan: { id: 7 } }] })).toBe(
      '$.checkpoints[1].plan.id expected a string, found number',
    );
    expect(placeOf(read, {})).toBe('$.checkpoints expected an array, found nothing');
    expect(placeOf(read, { checkpoints: [null] })).toBe('$.checkpoints[0] expected an object, found null');
  });

  it('takes a word that no one has seen before for UNKNOWN', () => {
    const state = word({ FINISHED: 'finished' });
    expect(['finished', 'FINISHED', 'constructor', '__proto__', '', null].map(state)).toEqual([
      'FINISHED',
      ...Array.from({ length: 5 }, () => 'UNKNOWN'),
    ]);
  });
});
