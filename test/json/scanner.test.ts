import { describe, expect, it } from 'vitest';
import { Places } from '../../src/json/places.ts';
import { stepsOf } from '../../src/json/pointer.ts';
import { Scanner } from '../../src/json/scanner.ts';

/** Numbers that look random and are the same in each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

type Random = ReturnType<typeof numbers>;

const blanks = ['', '', '', ' ', '\n\t', '\r '];
/** As they stand in the text; some are one key in two spellings. */
const keys = [
  '"a"',
  '"b"',
  '"\\u0061"',
  '"0"',
  '"1"',
  '"01"',
  '""',
  '"é🙂"',
  '"a/b"',
  '"~"',
  '"__proto__"',
  '"\\n"',
];
const scalars = [
  '0',
  '-1.5e3',
  '10E-2',
  'true',
  'false',
  'null',
  '""',
  '"\\\\"',
  '"é,🙂]}"',
  '"\\ud83d"',
  '"a \\"b\\" \\u00e9"',
  '12345678901234567890',
];
const pointers = [
  ...['', '/a', '/b', '/0', '/1', '/01', '/', '/é🙂', '/a~1b', '/~0', '/__proto__', '/\n', '/none', '/a/a'],
  ...['/a/b', '/a/0', '/b/1', '/b/0/a', '/a/a/a', '/1/1', '/0/b/b', '/a/b/0', '//', '/a/-', '/b/length'],
];

function text(random: Random, depth = 0): string {
  const blank = () => blanks[random(blanks.length)] ?? '';
  const around = (inner: string) => `${blank()}${inner}${blank()}`;
  const kind = depth > 4 ? 0 : random(depth === 0 ? 12 : 4);
  if (kind === 0) return scalars[random(scalars.length)] ?? '';
  const items = Array.from({ length: random(5) }, () => around(text(random, depth + 1)));
  if (kind === 1) return `[${items.join(',') || blank()}]`;
  return `{${items.map((item) => `${around(keys[random(keys.length)] ?? '')}:${item}`).join(',') || blank()}}`;
}

/** A byte or two of it changed, put in or left out. */
function spoilt(whole: string, random: Random): string {
  const at = random(whole.length + 1);
  const put =
    ['', ',', ':', '"', '}', ']', '{', '\\', '1', '.', 'e', '-', 'u', '\u0001', 'nul', '\ufeff'][
      random(16)
    ] ?? '';
  return whole.slice(0, at) + put + whole.slice(at + random(3));
}

/** What `JSON.parse` and a walk along its value find; the reason where it throws. */
function wanted(whole: string): unknown {
  let document: unknown;
  try {
    document = JSON.parse(whole);
  } catch {
    return 'no JSON';
  }
  const found = pointers.map((pointer) => {
    let value: unknown = document;
    for (const step of stepsOf(pointer)) {
      const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, step);
      if (!isThere || (Array.isArray(value) && !/^(?:0|[1-9]\d*)$/.test(step))) return 'nothing';
      value = Object.getOwnPropertyDescriptor(value, step)?.value;
    }
    return { value };
  });
  return found;
}

/** How many lists and objects are open at a time in a text, at the most. */
function levelsOf(whole: string): number {
  let open = 0;
  let most = 0;
  for (const [bracket] of whole.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').matchAll(/[[\]{}]/g)) {
    open += bracket === '[' || bracket === '{' ? 1 : -1;
    most = Math.max(most, open);
  }
  return most;
}

function found(whole: string, piece: number): unknown {
  const body = Buffer.from(whole);
  const places = new Places(pointers);
  try {
    for (const pause of new Scanner(body, piece).read(places.root)) expect(pause).toBeUndefined();
  } catch (error) {
    expect(error).toBeInstanceOf(SyntaxError);
    return 'no JSON';
  }
  return pointers.map((pointer) => {
    const place = places.find(pointer);
    if (place === undefined) return 'nothing';
    const part = body.toString('utf8', place.start, place.end);
    expect(place.levels).toBe(levelsOf(part));
    return { value: JSON.parse(part) as unknown };
  });
}

describe('the scanner', () => {
  it('finds what JSON.parse would, whatever the text and wherever it pauses', () => {
    const random = numbers(20_261_121);
    let bad = 0;
    for (let round = 0; round < 3000; round++) {
      const whole = text(random);
      const each = round % 2 === 0 ? whole : spoilt(whole, random);
      const expected = wanted(each);
      if (expected === 'no JSON') bad++;
      expect(found(each, 1 + random(20)), each).toEqual(expected);
    }
    expect(bad).toBeGreaterThan(500);
  });

  it.each([
    ['a key that comes again', '{"a":{"b":1},"a":{"c":2}}', []],
    ['a value that is no object the second time', '{"a":{"b":1},"a":3}', []],
    ['a key that comes again within', '{"a":{"b":1,"b":[2]}}', [['/a/b', '[2]']]],
  ])('takes the last of %s', (_what, whole, expected) => {
    const places = new Places(['/a/b']);
    const body = Buffer.from(whole);
    expect([...new Scanner(body).read(places.root)]).toEqual([]);
    const place = places.find('/a/b');
    expect(place === undefined ? [] : [['/a/b', body.toString('utf8', place.start, place.end)]]).toEqual(
      expected,
    );
  });

  it('needs no stack for values that are nested deeply', () => {
    const deep = 1_000_000;
    const body = Buffer.from(`{"a":${'['.repeat(deep)}${']'.repeat(deep)},"b":1}`);
    const places = new Places(['/b']);
    expect([...new Scanner(body, 10_000).read(places.root)].length).toBeGreaterThan(100);
    expect(places.find('/b')).toMatchObject({ end: body.length - 1 });
    expect(places.root.levels).toBe(deep + 1);
  });

  it('pauses in the midst of a value that nobody asked for', () => {
    const body = Buffer.from(JSON.stringify({ other: Array.from({ length: 5000 }, () => 'text'), a: 1 }));
    const pauses = [...new Scanner(body, 1000).read(new Places(['/a']).root)];
    expect(pauses.length).toBeGreaterThan(body.length / 1000 - 3);
  });
});
