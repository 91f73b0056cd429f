import { expect, it } from 'vitest';
import { compareHeaders } from './headers.ts';
import { compare } from './shape.ts';

const shape = { text: false, values: false };
const exact = { text: true, values: true };

it.each([
  ['a missing key', { a: 1, b: 2 }, { a: 1 }, ['$.b: missing']],
  ['a key too many', { a: 1 }, { a: 1, b: 2 }, ['$.b: not in the capture']],
  ['another type', { a: '1' }, { a: 1 }, ['$.a: number, not string']],
  ['a null', { a: null }, { a: 'x' }, ['$.a: string, not null']],
  ['an empty list', { a: [1] }, { a: [] }, ['$.a is number: missing', '$.a is empty: not in the capture']],
  ['another kind of row', [{ a: 1 }], [{ a: 1 }, { a: 'x' }], ['$.a is a string (text): not in the capture']],
  [
    'another form of time',
    { at: '2026-11-21T10:00:00.000000Z' },
    { at: '2026-11-21T10:00:00' },
    ['$.at: "<time>", not "<time to the microsecond>Z"'],
  ],
])('tells %s', (_, wanted, got, differences) => {
  expect(compare(wanted, got, shape)).toEqual(differences);
});

it('takes other values, ids, times and rows in other states for the same shape', () => {
  const wanted = {
    id: '0f8f3c1e-95c9-4f7c-8e3c-0c9c2c9f1d11',
    at: '2026-11-21T10:00:00',
    rows: [{ error: null }, { error: 'x' }],
  };
  const got = {
    id: '3d7ecfea-4eab-4d5b-9801-0721b604dfc5',
    at: '2026-01-02T03:04:05',
    rows: [{ error: 'y' }],
  };
  expect(compare(wanted, got, shape)).toEqual([]);
});

it('compares the wording of an error, ids aside', () => {
  const message = (id: string, text = 'Could not find') => ({
    error: { code: 404, message: `${text} ${id}` },
  });
  const [one, other] = ['0f8f3c1e-95c9-4f7c-8e3c-0c9c2c9f1d11', '3d7ecfea-4eab-4d5b-9801-0721b604dfc5'];
  expect(compare(message(one), message(other), exact)).toEqual([]);
  expect(compare(message(one), message(other, 'No'), exact)).toHaveLength(1);
  expect(compare({ code: 404 }, { code: 400 }, exact)).toEqual(['$.code: 400, not 404']);
});

it('looks at the type only below an opaque place', () => {
  const [wanted, got] = [
    { data: { a: 1 }, b: 1 },
    { data: { x: [] }, b: 1 },
  ];
  expect(compare(wanted, got, { ...shape, opaque: ['$.data'] })).toEqual([]);
  expect(compare(wanted, { data: [], b: 1 }, { ...shape, opaque: ['$.data'] })).toHaveLength(1);
});

it('compares headers by name in any letter case, and those of ids by form', () => {
  const id = 'req-0f8f3c1e-95c9-4f7c-8e3c-0c9c2c9f1d11';
  const wanted = { 'Content-Type': 'application/json; charset=UTF-8', 'X-Openstack-Request-Id': id };
  expect(
    compareHeaders(wanted, {
      'content-type': 'application/json;charset=utf-8',
      'x-openstack-request-id': id,
    }),
  ).toEqual([]);
  expect(compareHeaders(wanted, { 'content-type': 'application/json; charset=UTF-8' })).toHaveLength(2);
  expect(compareHeaders({}, { vary: 'x' })).toEqual(['header vary: x, not there']);
});
