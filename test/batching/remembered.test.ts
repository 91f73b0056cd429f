import { expect, it, vi } from 'vitest';
import { perKey } from '../../src/batching/loaders.ts';
import { Remembered } from '../../src/batching/remembered.ts';
import { openSource } from '../../src/batching/source.ts';
import { testScope } from '../support/transport.ts';

interface Row {
  readonly id: string;
  readonly from: string;
}

function open() {
  const keyOf = vi.fn(({ id }: Row) => id);
  const remembered = new Remembered<Row | null>(keyOf);
  const fetched: string[] = [];
  const source = openSource('karbor', testScope(), () => null);
  const loader = perKey({ source, operation: 'row.get', remembered }, async (id) => {
    fetched.push(id);
    return id === 'none' ? null : { id, from: 'call' };
  });
  return { keyOf, remembered, fetched, loader };
}

const list = (from: string, ...ids: string[]): Row[] => ids.map((id) => ({ id, from }));

it('gives rows of lists without a call, the one remembered first', async () => {
  const { remembered, fetched, loader } = open();
  remembered.add(list('first', 'a', 'b'));
  remembered.add(list('second', 'b', 'c'));
  expect(await loader.loadMany(['b', 'c', 'd'])).toEqual([
    { id: 'b', from: 'first' },
    { id: 'c', from: 'second' },
    { id: 'd', from: 'call' },
  ]);
  expect(fetched).toEqual(['d']);
});

it('looks at no row until one is asked for', async () => {
  const { keyOf, remembered, loader } = open();
  remembered.add(list('first', 'a', 'b'));
  expect(keyOf).not.toHaveBeenCalled();
  await loader.load('a');
  await loader.load('b');
  expect(keyOf).toHaveBeenCalledTimes(2);
});

it('keeps what was loaded, none included, whatever a later list holds', async () => {
  const { remembered, fetched, loader } = open();
  expect(await loader.load('none')).toBeNull();
  await loader.load('a');
  remembered.add(list('later', 'a', 'none'));
  expect(await loader.loadMany(['a', 'none'])).toEqual([{ id: 'a', from: 'call' }, null]);
  expect(fetched).toEqual(['none', 'a']);
});

it('forgets one key, and all', async () => {
  const { remembered, fetched, loader } = open();
  remembered.add(list('first', 'a', 'b', 'c'));
  loader.clear('a');
  expect(await loader.load('a')).toEqual({ id: 'a', from: 'call' });
  expect(await loader.load('b')).toEqual({ id: 'b', from: 'first' });
  remembered.add(list('second', 'c'));
  loader.clearAll();
  await loader.loadMany(['b', 'c']);
  expect(fetched).toEqual(['a', 'b', 'c']);
});
