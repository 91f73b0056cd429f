import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** What of the cores' time the host may take for others, where an answer's time counts and where servers work all the time. */
export const bearable = { times: 0.02, ratios: 0.1 } as const;

/** Milliseconds that the host has kept this machine's cores waiting, all together: `steal` of /proc/stat; none on a machine that is no guest. */
function stolen(): number {
  const [, total = ''] = /^cpu +(.*)$/m.exec(readFileSync('/proc/stat', 'latin1')) ?? [];
  return Number(total.split(' ')[7] ?? 0) * 10; // clock ticks of 10 ms
}

/** Rounds in which the host was busy with others are run again, for as long as there is patience. */
export class Patience {
  readonly #most: number;
  #left: number;
  #repeated = 0;
  #kept = 0;

  /** `most`: the share that the host may take. */
  constructor(milliseconds: number, most: number) {
    this.#left = milliseconds;
    this.#most = most;
  }

  async calmly<T>(round: () => Promise<T>): Promise<T> {
    for (;;) {
      const [started, before] = [performance.now(), stolen()];
      const result = await round();
      const took = performance.now() - started;
      if (stolen() - before <= took * cpus().length * this.#most) return result;
      if (this.#left < took) {
        this.#kept += 1;
        return result;
      }
      this.#left -= took;
      this.#repeated += 1;
    }
  }

  /** What there was to be patient about, in a sentence after others; nothing where all was calm. */
  get told(): string {
    if (this.#repeated + this.#kept === 0) return '';
    return ` The host took more than ${this.#most * 100} % of the cores' time in ${this.#repeated} rounds, which were run again, and in ${this.#kept} that count all the same.`;
  }
}
