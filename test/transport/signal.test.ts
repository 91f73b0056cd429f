import { expect, it } from 'vitest';
import { LightAbortController } from '../../src/transport/signal.ts';

it('tells whoever listens, once, with the first reason', () => {
  const ending = new LightAbortController();
  const told: unknown[] = [];
  ending.addEventListener('abort', () => told.push(ending.reason));
  expect(ending).toMatchObject({ aborted: false, reason: undefined });
  ending.abort('first');
  ending.abort('second');
  expect(told).toEqual(['first']);
  expect(ending).toMatchObject({ aborted: true, reason: 'first' });
});

it('tells no one who has left, also in the midst of telling', () => {
  const ending = new LightAbortController();
  const told: string[] = [];
  const last = () => told.push('last');
  const leaves = () => told.push('left');
  ending.addEventListener('abort', () => {
    told.push('first');
    ending.removeEventListener('abort', last);
  });
  ending.addEventListener('abort', leaves);
  ending.addEventListener('abort', last);
  ending.removeEventListener('abort', leaves);
  ending.abort('over');
  expect(told).toEqual(['first']);
});
