import { describe, expect, it } from 'vitest';
import { readLargeRows } from '../../src/json/rows.ts';
import { path } from '../../src/transport/path.ts';
import { integer, only } from '../../src/json/read.ts';
import { fakeUpstream } from '../support/fakeUpstream.ts';
import { transportTo } from '../support/transport.ts';
import { longestTurn } from './longestTurn.ts';

/** Numbers that look random and are the same in each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const scraps = [
  '{}',
  '[]',
  '[[],{"a":[1]}]',
  '"],["',
  '"\\"}"',
  '"\\\\"',
  '"é,🙂"',
  '-1.5e3',
  'null',
  '{",":"["}',
];
const blanks = ['', ' ', '\n\t', '\r '];

/** A short text that is an array, or would be but for a byte or two. */
function text(random: (below: number) => number): string {
  const blank = () => blanks[random(blanks.length)] ?? '';
  const rows = Array.from(
    { length: random(6) },
    () => `${blank()}${scraps[random(scraps.length)]}${blank()}`,
  );
  const whole = `${blank()}[${rows.join(',') || blank()}]${blank()}`;
  const at = random(whole.length);
  const spoilt = ['', ',', ']', '}', '{', '"', '\\', '1'][random(8)] ?? '';
  if (random(3) === 0) return whole;
  return whole.slice(0, at) + spoilt + whole.slice(at + random(2));
}

const parsed = async (whole: string) => {
  const value: unknown = JSON.parse(whole);
  return Array.isArray(value) ? value : Promise.reject(new Error('no array'));
};

it('reads what JSON.parse reads, in pieces of any size, and fails where that fails', async () => {
  const random = numbers(7);
  let failures = 0;
  for (let n = 0; n < 4_000; n++) {
    const whole = Buffer.from(text(random)).toString(); // the spoiling may have cut a character in two
    const expected = await parsed(whole).catch(() => 'fails');
    const found = await readLargeRows(Buffer.from(whole), (row) => row, 1 + random(12)).catch(() => 'fails');
    expect(found, whole).toEqual(expected);
    if (expected === 'fails') failures++;
  }
  expect(failures).toBeGreaterThan(1_000);
  expect(failures).toBeLessThan(3_000);
});

describe('a list of processes of 20 MB', () => {
  const call = { operation: 'thing.list', path: path`/things` };
  const row = only('n', integer);
  const plan = Array.from({ length: 40 }, (_, n) => ({
    name: `stage ${n}`,
    done: true,
    tasks: [{ a: 1.5 }],
  }));
  const rows = Array.from({ length: 8_000 }, (_, n) => ({ n, plan }));
  const body = Buffer.from(JSON.stringify(rows));
  const ask = async (answer: Buffer) => {
    const upstream = await fakeUpstream(() => (response) => void response.end(answer));
    return transportTo(upstream.url).sendRows(call, row);
  };

  it('is read whole', async () => {
    expect(body.length).toBeGreaterThan(15_000_000);
    expect(await ask(body)).toEqual(rows.map(({ n }) => n));
  });

  it('never keeps the event loop busy for 50 ms', async () => {
    const upstream = await fakeUpstream(() => (response) => void response.end(body));
    const http = transportTo(upstream.url);
    await http.sendRows(call, row);
    const turns: number[] = [];
    for (let n = 0; n < 3; n++) turns.push(await longestTurn(async () => http.sendRows(call, row)));
    console.log(`longest turns ${turns.map((turn) => turn.toFixed(1)).join(', ')} ms`);
    expect(Math.min(...turns)).toBeLessThan(50); // a garbage collection of the test's own may fall into one of them
  });

  it.each([
    ['a row is wrong', body.toString().replace('"n":7000,', '"n":"x",'), '$[7000].n'],
    ['it is no array', `{"a":${body.toString()}}`, '$'],
    ['it is cut off', body.toString().slice(0, -1), undefined],
  ])('is malformed where %s', async (_what, spoilt, place) => {
    await expect(ask(Buffer.from(spoilt))).rejects.toMatchObject({
      code: 'UPSTREAM_MALFORMED',
      call: { operation: 'thing.list', status: 200, ...(place === undefined ? {} : { place }) },
    });
  });

  it('is malformed where it is no UTF-8', async () => {
    const spoilt = Buffer.from(body);
    spoilt[spoilt.indexOf('stage') + 2] = 0xff;
    await expect(ask(spoilt)).rejects.toMatchObject({ code: 'UPSTREAM_MALFORMED', call: { place: '$' } });
  });
});
