import { expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from '../src/connection.ts';

it('gives back the parts of a cursor to the list that made it', () => {
  expect(decodeCursor('nodes', encodeCursor('nodes', 'a', 1, null))).toEqual(['a', 1, null]);
});

it.each([
  ['another list', '["checkpoints","a"]'],
  ['no text', '["nodes",{"toString":1}]'],
  ['no cursor', '{}'],
  ['no JSON', 'nodes'],
])('refuses a cursor of %s', (_what, text) => {
  const cursor = Buffer.from(text).toString('base64url');
  expect(() => decodeCursor('nodes', cursor)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
});
