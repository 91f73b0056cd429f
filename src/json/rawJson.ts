import { randomUUID } from 'node:crypto';

/** A JSON text that takes too long to be read and printed again: it goes into the answer as it is. */
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

/** A printed answer with each text in the place of its mark, in pieces: a long one is not to be handed to the socket at once. */
export function withTexts(answer: string, texts: readonly RawJson[]): readonly Uint8Array[] {
  const places = texts.map(({ mark, bytes }) => ({ mark, bytes, at: answer.indexOf(`"${mark}"`) }));
  const pieces: Uint8Array[] = [];
  let end = 0;
  for (const { mark, bytes, at } of places.filter((place) => place.at >= 0).sort((a, b) => a.at - b.at)) {
    pieces.push(Buffer.from(answer.slice(end, at)));
    for (let cut = 0; cut < bytes.length; cut += pieceSize) pieces.push(bytes.subarray(cut, cut + pieceSize));
    end = at + mark.length + 2;
  }
  return [...pieces, Buffer.from(answer.slice(end))];
}
