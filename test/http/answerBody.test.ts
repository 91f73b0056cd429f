import { expect, it } from 'vitest';
import { sent } from '../../src/http/answerBody.ts';

const plain = 'a'.repeat(9_999);

it.each([
  ['ASCII', plain],
  ['two bytes at the end', `${plain}é`],
  ['two bytes at the start', `é${plain}`],
  ['two bytes twice', `é${plain}é`],
  ['two bytes four times', `éé${plain}éé`],
  ['two bytes five times', `éé${plain}ééé`],
  ['three bytes', `${plain}€`],
  ['three bytes and two', `€${plain}é`],
  ['three bytes twice', `€${plain}€`],
  ['three bytes three times', `€${plain}€€`],
  ['four bytes', `${plain}🌊`],
  ['four bytes twice', `🌊${plain}🌊`],
  ['four bytes three times', `🌊🌊${plain}🌊`],
  ['half of a pair', `${plain}\ud83c`],
  ['nothing but three bytes', '€'.repeat(5_000)],
])('turns %s into the bytes that Node makes of it', (_name, text) => {
  expect(sent(text)).toEqual(Buffer.from(text));
});

it('leaves a short text as it is, for Node to write with the head', () => {
  expect(sent('é'.repeat(100))).toBe('é'.repeat(100));
});
