import { isUtf8 } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import { DecodeError, readRows } from './read.ts';
import type { Reader } from './read.ts';
import { closeList, comma, endOfItems, openList, skipBlanks } from './bytes.ts';

/** Bytes that are read at a time, where rows are smaller: a few milliseconds of work. */
const pieceSize = 128 * 1024;

/**
 * A long JSON array, row by row as `read` makes them. Whatever else is to be done has its turn in between; only a single row is
 * never divided. Rejects as `JSON.parse` and the reader throw.
 */
export async function readLargeRows<T>(
  body: Buffer,
  read: Reader<T>,
  size = pieceSize,
): Promise<readonly T[]> {
  if (!isUtf8(body)) throw new DecodeError('expected UTF-8');
  const rows: T[] = [];
  for (const text of pieces(body, size)) {
    readRows(JSON.parse(text), read, rows);
    await setImmediate();
  }
  return rows;
}

/** The array as texts of several. They are JSON together only if it is. */
function* pieces(body: Buffer, size: number): Generator<string> {
  const first = skipBlanks(body, 0) + 1;
  if (body[first - 1] !== openList) throw new DecodeError('expected an array');
  for (let start = first; ;) {
    const end = endOfItems(body, start, size);
    const isLast = body[end] !== comma;
    if (isLast && (body[end] !== closeList || skipBlanks(body, end + 1) < body.length))
      throw new SyntaxError('expected the end of the array');
    if (skipBlanks(body, start) === end && !(isLast && start === first))
      throw new SyntaxError('expected a row');
    yield `[${body.toString('utf8', start, end)}]`;
    if (isLast) return;
    start = end + 1;
  }
}
