/** Bodies from here on are gathered in one place, and read in pieces. */
export const largeBody = 1024 * 1024;

/**
 * Gathers a body. A large one goes, piece by piece, into memory that grows where it is: put together at the end it would hold
 * up everything else for tens of milliseconds.
 */
export class BodyCollector {
  readonly #max: number;
  readonly #chunks: Buffer[] = [];
  #large: ArrayBuffer | null = null;
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
    else this.#append(chunk, size);
    this.#size = size;
    return true;
  }

  whole(): Buffer {
    if (this.#large !== null) return Buffer.from(this.#large, 0, this.#size);
    const [first] = this.#chunks;
    return this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks, this.#size);
  }

  #append(chunk: Buffer, size: number): void {
    if (this.#large === null) {
      this.#large = new ArrayBuffer(size, { maxByteLength: this.#max });
      const start = Buffer.from(this.#large, 0, this.#size);
      let end = 0;
      for (const piece of this.#chunks) end += piece.copy(start, end);
      this.#chunks.length = 0;
    } else this.#large.resize(size);
    Buffer.from(this.#large, this.#size, chunk.length).set(chunk);
  }
}
