import { backslash } from './bytes.ts';
import { stepsOf } from './pointer.ts';

/** A value that is looked for, and the way to others inside it. */
export class Place {
  /** By their keys; null: none. */
  inside: Map<string, Place> | null = null;
  /** A bit for each number of bytes that those keys have, so that most other keys are passed over unread. */
  widths = 0;
  /** Where it was found last: from its first byte to the one after its last; -1: nowhere. */
  start = -1;
  end = -1;
  /** How many levels of lists and objects it has. */
  levels = 0;
  /** Where the value around it started: what was found in an earlier value under the same key does not count. */
  around = -1;

  /** What is looked for under a key, whose bytes are those between its quotes. */
  under(body: Buffer, start: number, end: number): Place | null {
    if (this.inside === null) return null;
    const escaped = isEscaped(body, start, end);
    if (!escaped && (this.widths & widthBit(end - start)) === 0) return null;
    const text = body.toString('utf8', start, end);
    return this.inside.get(escaped ? String(JSON.parse(`"${text}"`)) : text) ?? null;
  }

  /** What is looked for at a place in a list. */
  item(index: number): Place | null {
    return this.inside?.get(String(index)) ?? null;
  }

  step(key: string): Place {
    this.inside ??= new Map();
    const known = this.inside.get(key);
    if (known !== undefined) return known;
    const made = new Place();
    this.inside.set(key, made);
    this.widths |= widthBit(Buffer.byteLength(key));
    return made;
  }
}

function widthBit(bytes: number): number {
  return 1 << (bytes & 31);
}

function isEscaped(body: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (body[at] === backslash) return true;
  return false;
}

/** The places that JSON Pointers point at, as one tree, so that a document is read once for all of them. */
export class Places {
  readonly root = new Place();

  constructor(pointers: Iterable<string>) {
    for (const pointer of pointers) {
      let place = this.root;
      for (const step of stepsOf(pointer)) place = place.step(step);
    }
  }

  /** Undefined where the document that was read has nothing there. */
  find(pointer: string): Place | undefined {
    let place = this.root;
    for (const step of stepsOf(pointer)) {
      const next = place.inside?.get(step);
      if (next === undefined || next.start < 0 || next.around !== place.start) return undefined;
      place = next;
    }
    return place;
  }
}
