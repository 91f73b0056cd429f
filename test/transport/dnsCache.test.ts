import { expect, it } from 'vitest';
import { openDnsCache } from '../../src/transport/dnsCache.ts';

const one = [{ address: '192.0.2.1', family: 4 }];
const two = [...one, { address: '2001:db8::1', family: 6 }];

function open(answers: readonly (typeof one | Error)[]) {
  const asked: string[] = [];
  let time = 1;
  const names = openDnsCache(
    async (name) => {
      const answer = answers[asked.push(name) - 1] ?? one;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    () => time,
  );
  const find = async (name: string, all = false) =>
    new Promise((resolve) =>
      names.lookup(name, { all }, (error, address, family) => resolve(error ?? { address, family })),
    );
  return { asked, names, find, pass: (milliseconds: number) => (time += milliseconds) };
}

it('asks once in ten seconds for each name, also for those who ask at the same moment', async () => {
  const { asked, find, pass } = open([]);
  await Promise.all([find('a'), find('a'), find('b')]);
  pass(10_000);
  expect(await find('a')).toEqual({ address: '192.0.2.1', family: 4 });
  expect(asked).toEqual(['a', 'b']);
  pass(1);
  await find('a');
  expect(asked).toEqual(['a', 'b', 'a']);
});

it('forgets of too many names the one used least lately', async () => {
  const { asked, find } = open([]);
  for (let n = 0; n <= 100; n++) await find(`name-${n}`);
  await find('name-1');
  expect(asked).toHaveLength(101);
  await find('name-0');
  expect(asked).toHaveLength(102);
});

it('gives one address, or all where all are asked for', async () => {
  const { find } = open([two]);
  expect(await find('a')).toEqual({ address: '192.0.2.1', family: 4 });
  expect(await find('a', true)).toEqual({ address: two, family: undefined });
});

it('keeps no failure', async () => {
  const { asked, find } = open([new Error('ENOTFOUND')]);
  expect(await find('a')).toBeInstanceOf(Error);
  expect(await find('a')).toEqual({ address: '192.0.2.1', family: 4 });
  expect(asked).toHaveLength(2);
});

it('forgets', async () => {
  const { asked, names, find } = open([]);
  await find('a');
  names.forget();
  await find('a');
  expect(asked).toHaveLength(2);
});

it('finds what the system finds', async () => {
  const found = await new Promise((resolve) =>
    openDnsCache().lookup('localhost', { family: 4 }, (error, address) => resolve(error ?? address)),
  );
  expect(found).toBe('127.0.0.1');
});
