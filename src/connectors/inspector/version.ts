interface Version {
  readonly major: number;
  readonly minor: number;
}

/** The newest API version there is: inspector's API is frozen at it. */
const newest: Version = { major: 1, minor: 18 };

/** The version that one inspector is spoken to in: it follows, down and up, what the server's answers say. */
export class ApiVersion {
  #known = newest;

  get text(): string {
    return `${this.#known.major}.${this.#known.minor}`;
  }

  before(major: number, minor: number): boolean {
    return isOlder(this.#known, { major, minor });
  }

  /** Takes the maximum that an answer names. */
  learn(maximum: unknown): void {
    const [, major, minor] = /^(\d+)\.(\d+)$/.exec(typeof maximum === 'string' ? maximum : '') ?? [];
    if (major === undefined) return;
    const named = { major: Number(major), minor: Number(minor) };
    this.#known = isOlder(named, newest) ? named : newest;
  }
}

function isOlder(one: Version, other: Version): boolean {
  return one.major < other.major || (one.major === other.major && one.minor < other.minor);
}
