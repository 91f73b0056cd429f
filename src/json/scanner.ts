import {
  closeObject,
  colon,
  comma,
  endOfScalar,
  endOfString,
  openList,
  openObject,
  skipBlanks,
  unexpected,
} from './bytes.ts';
import type { Place } from './places.ts';

/** Bytes that are read at a time: less than a millisecond of work. */
const pieceSize = 128 * 1024;
/** From `{` to `}`, and from `[` to `]`, in ASCII. */
const toCloser = 2;

/**
 * Finds places in a JSON text without making values of what stands around them. It takes exactly what `JSON.parse` takes, and
 * of a key that comes twice the last value, as that does. Nested values take stack only on the way to a place.
 */
export class Scanner {
  readonly #body: Buffer;
  readonly #piece: number;
  /** The next byte. */
  #at = 0;
  /** Where the next pause is due. */
  #until: number;
  /** Of the value that is passed over: what closes each list and object that is open, the outermost first. */
  readonly #closers: number[] = [];
  #depth = 0;
  /** The most that were open at a time. */
  #levels = 0;

  constructor(body: Buffer, piece = pieceSize) {
    this.#body = body;
    this.#piece = piece;
    this.#until = piece;
  }

  /** Reads the whole text, and pauses after each piece of it; only a single string is never divided. */
  *read(root: Place): Generator<undefined, void> {
    const body = this.#body;
    this.#at = skipBlanks(body, 0);
    yield* this.#find(root, -1);
    this.#at = skipBlanks(body, this.#at);
    if (this.#at < body.length) throw unexpected(body, this.#at);
  }

  /** Reads a value that is looked for; gives its levels. */
  *#find(place: Place, around: number): Generator<undefined, number> {
    place.start = this.#at;
    place.around = around;
    const opener = this.#body[this.#at];
    if (place.inside !== null && (opener === openObject || opener === openList))
      place.levels = yield* this.#findInside(place, opener + toCloser);
    else {
      while (!this.#passes()) yield;
      place.levels = this.#levels;
    }
    place.end = this.#at;
    return place.levels;
  }

  *#findInside(place: Place, closer: number): Generator<undefined, number> {
    const body = this.#body;
    const { start } = place;
    let levels = 0;
    this.#at = skipBlanks(body, start + 1);
    for (let index = 0; index > 0 || body[this.#at] !== closer; index++) {
      const found = closer === closeObject ? this.#under(place) : place.item(index);
      if (found !== null) levels = Math.max(levels, yield* this.#find(found, start));
      else {
        while (!this.#passes()) yield;
        levels = Math.max(levels, this.#levels);
      }
      this.#at = skipBlanks(body, this.#at);
      if (body[this.#at] === closer) break;
      if (body[this.#at] !== comma) throw unexpected(body, this.#at);
      this.#at = skipBlanks(body, this.#at + 1);
    }
    this.#at++;
    return levels + 1;
  }

  /** Reads a key; gives what is looked for under it. */
  #under(place: Place): Place | null {
    const start = this.#at;
    const end = endOfString(this.#body, start);
    this.#at = behindColon(this.#body, end);
    return place.under(this.#body, start + 1, end - 1);
  }

  /** Passes over the value that begins, or what is left of it after a pause; false where a pause is due. */
  #passes(): boolean {
    const body = this.#body;
    const closers = this.#closers;
    let at = this.#at;
    let depth = this.#depth;
    if (depth === 0) this.#levels = 0;
    while (at < this.#until) {
      const opener = body[at];
      if (opener === openObject || opener === openList) {
        const closer = opener + toCloser;
        closers[depth++] = closer;
        if (depth > this.#levels) this.#levels = depth;
        at = skipBlanks(body, at + 1);
        if (body[at] !== closer) {
          if (closer === closeObject) at = behindKey(body, at);
          continue;
        }
      } else at = endOfScalar(body, at);
      for (; depth > 0; depth--, at++) {
        at = skipBlanks(body, at);
        const closer = closers[depth - 1];
        if (body[at] === comma) {
          at = skipBlanks(body, at + 1);
          if (closer === closeObject) at = behindKey(body, at);
          break;
        }
        if (body[at] !== closer) throw unexpected(body, at);
      }
      if (depth === 0) {
        this.#at = at;
        this.#depth = 0;
        return true;
      }
    }
    this.#at = at;
    this.#depth = depth;
    this.#until = at + this.#piece;
    return false;
  }
}

function behindKey(body: Buffer, start: number): number {
  return behindColon(body, endOfString(body, start));
}

function behindColon(body: Buffer, start: number): number {
  const at = skipBlanks(body, start);
  if (body[at] !== colon) throw unexpected(body, at);
  return skipBlanks(body, at + 1);
}
