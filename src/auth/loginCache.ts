/** A login with the time it ends, in milliseconds since the epoch; Infinity where no one knows. */
export interface ExpiringLogin {
  readonly token: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** Renewed before this much of its life is left: two minutes, or a quarter of a shorter life. */
const margin = 120_000;

/** Keeps one login for all requests: at most one attempt runs at a time, whatever the load. */
export class LoginCache<L extends ExpiringLogin> {
  readonly #login: () => Promise<L>;
  readonly #now: () => number;
  #kept: L | null = null;
  #running: Promise<L> | null = null;

  constructor(login: () => Promise<L>, now: () => number = Date.now) {
    this.#login = login;
    this.#now = now;
  }

  /** The login to use now; a failed attempt fails those that waited for it and is forgotten. */
  get(): L | Promise<L> {
    const kept = this.#kept;
    if (kept !== null && kept.expiresAt - this.#now() > spare(kept)) return kept;
    return this.#renew();
  }

  /** Called after a 401 on `refused`: a new login, unless another request has got one meanwhile. */
  async replace(refused: string): Promise<L> {
    if (this.#kept?.token === refused) this.#kept = null;
    return this.get();
  }

  #renew(): Promise<L> {
    this.#running ??= this.#attempt();
    return this.#running;
  }

  async #attempt(): Promise<L> {
    try {
      this.#kept = await this.#login();
      return this.#kept;
    } finally {
      this.#running = null;
    }
  }
}

function spare({ issuedAt, expiresAt }: ExpiringLogin): number {
  return Math.min(margin, (expiresAt - issuedAt) / 4);
}
