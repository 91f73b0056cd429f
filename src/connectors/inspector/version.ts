/** The newest API version there is: inspector's API is frozen at it. */
const newest = { major: 1, minor: 18 };

/** The version that one inspector is spoken to in; kept for the life of the process. */
export class ApiVersion {
  #major = newest.major;
  #minor = newest.minor;

  get text(): string {
    return `${this.#major}.${this.#minor}`;
  }

  before(major: number, minor: number): boolean {
    return this.#major < major || (this.#major === major && this.#minor < minor);
  }

  /** Takes the server's maximum after a 406, if that is a way out. */
  fallBack(maximum: unknown): void {
    const [, major, minor] = /^(\d+)\.(\d+)$/.exec(typeof maximum === 'string' ? maximum : '') ?? [];
    if (!this.#isOlder(Number(major), Number(minor))) return;
    this.#major = Number(major);
    this.#minor = Number(minor);
  }

  #isOlder(major: number, minor: number): boolean {
    return major < this.#major || (major === this.#major && minor < this.#minor);
  }
}
