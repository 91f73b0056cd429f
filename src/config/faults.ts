/** One thing wrong with the configuration: where it stands, what is wrong, and what to do about it. */
export interface Fault {
  /** A variable's name, or `file:line setting`. */
  readonly place: string;
  readonly wrong: string;
  readonly remedy: string;
}

/** The configuration cannot be used; the message lists every fault, one a line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
    const lines = faults.map(({ place, wrong, remedy }) => `  ${place}: ${wrong}; ${remedy}`);
    super([`The configuration has ${count}:`, ...lines].join('\n'));
    this.faults = faults;
  }
}
