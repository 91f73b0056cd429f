const first = 250;
const longest = 30_000;
/** A worker that served this long did not die of how it started. */
const settled = 60_000;

/** How long to wait before a dead worker is replaced: not at all at first, then twice as long each time. */
export class Backoff {
  #deaths = 0;

  /** Milliseconds, after a worker that lived as long as it did. */
  after(lived: number): number {
    if (lived >= settled) this.#deaths = 0;
    const wait = this.#deaths === 0 ? 0 : Math.min(longest, first * 2 ** (this.#deaths - 1));
    this.#deaths++;
    return wait;
  }
}
