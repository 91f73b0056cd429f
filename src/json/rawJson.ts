import { randomUUID } from 'node:crypto';

/** A JSON text that goes into the answer as it is: read and printed again, it would take time and lose digits. */
export class RawJson {
  readonly bytes: Uint8Array;
  /** Stands for it in an answer printed by `JSON.stringify`. */
  readonly mark = `raw-json-${randomUUID()}`;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  toJSON(): string {
    return this.mark;
  }
}

/** Bytes that are handed to a socket at once. */
export const pieceSize = 256 * 1024;

const marks = /"(raw-json-[\da-f-]{36})"/g;

/** A printed answer with each text in the place of its mark, in pieces: a long one is not to be handed to the socket at once. */
export function withTexts(answer: string, texts: readonly RawJson[]): readonly Uint8Array[] {
  const known = new Map(texts.map(({ mark, bytes }) => [mark, bytes]));
  const pieces: Uint8Array[] = [];
  let end = 0;
  for (const { 0: quoted, 1: mark = '', index } of answer.matchAll(marks)) {
    const bytes = known.get(mark);
    if (bytes === undefined) continue; // a text of the upstream's that looks like one
    pieces.push(Buffer.from(answer.slice(end, index)));
    for (let cut = 0; cut < bytes.length; cut += pieceSize) pieces.push(bytes.subarray(cut, cut + pieceSize));
    end = index + quoted.length;
  }
  return [...pieces, Buffer.from(answer.slice(end))];
}
