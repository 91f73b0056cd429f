import { describe, expect, it } from 'vitest';
import { checkPointers } from '../../src/json/pointer.ts';

describe('JSON pointers in `paths`', () => {
  it('may be any that RFC 6901 allows', () => {
    expect(() => checkPointers(['', '/', '/a/b', '/a~1b/~0', '/inventory/disks/0', '/é🙂'])).not.toThrow();
  });

  it.each([
    ['a', '`paths` holds JSON Pointers, as /inventory/cpu: "a" is none.'],
    ['/~2', '`paths` holds JSON Pointers, as /inventory/cpu: "/~2" is none.'],
    ['/a'.repeat(201), /^A JSON Pointer in `paths` has at most 200 steps: "\/a\/a[/a]*" has more\.$/],
  ])('are refused where one is %s', (pointer, message) => {
    expect(() => checkPointers(['/a', pointer])).toThrow(message);
  });

  it('are refused where there are too many', () => {
    const pointers = Array.from({ length: 1001 }, (_, index) => `/${index}`);
    expect(() => checkPointers(pointers.slice(1))).not.toThrow();
    expect(() => checkPointers(pointers)).toThrow(
      '`paths` holds at most 1000 JSON Pointers; these are 1001.',
    );
  });
});
