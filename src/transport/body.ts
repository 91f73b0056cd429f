import { largeBody } from '../largeJson/parser.ts';

/**
 * Gathers a body. A large one goes, piece by piece, into memory that threads share: put together at the end it would hold
 * up everything else for tens of milliseconds, and it may have to be read in another thread.
 */
export class BodyCollector {
  readonly #max: number;
  readonly #chunks: Buffer[] = [];
  #shared: SharedArrayBuffer | null = null;
  #size = 0;

  /** `max`: bytes that will be taken at most. */
  constructor(max: number) {
    this.#max = max;
  }

  /** Takes another piece; false when that would be too much. */
  add(chunk: Buffer): boolean {
    const size = this.#size + chunk.length;
    if (size > this.#max) return false;
    if (size < largeBody) this.#chunks.push(chunk);
    else this.#share(chunk, size);
    this.#size = size;
    return true;
  }

  whole(): Buffer {
    if (this.#shared !== null) return Buffer.from(this.#shared, 0, this.#size);
    const [first] = this.#chunks;
    return this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks, this.#size);
  }

  #share(chunk: Buffer, size: number): void {
    if (this.#shared === null) {
      this.#shared = new SharedArrayBuffer(size, { maxByteLength: this.#max });
      const start = Buffer.from(this.#shared, 0, this.#size);
      let end = 0;
      for (const piece of this.#chunks) end += piece.copy(start, end);
      this.#chunks.length = 0;
    } else this.#shared.grow(size);
    Buffer.from(this.#shared, this.#size, chunk.length).set(chunk);
  }
}
