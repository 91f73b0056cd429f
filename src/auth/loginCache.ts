/** A login with the time it ends, in milliseconds since the epoch; Infinity where no one knows. */
export interface ExpiringLogin {
  readonly token: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** Renewed before this much of its life is left: two minutes, or a quarter of a shorter life. */
const margin = 120_000;
/** Between attempts at a renewal, while what is kept is still good. */
const pause = 5_000;

/** Keeps one login for all requests: at most one attempt runs at a time, whatever the load. */
export class LoginCache<L extends ExpiringLogin> {
  readonly #login: () => Promise<L>;
  readonly #now: () => number;
  #kept: L | null = null;
  #running: Promise<L> | null = null;
  #failedAt = -Infinity;

  constructor(login: () => Promise<L>, now: () => number = Date.now) {
    this.#login = login;
    this.#now = now;
  }

  /** The login to use now, renewed in the background while it lives; a failed attempt fails those that waited for it and is forgotten. */
  get(): L | Promise<L> {
    const kept = this.#kept;
    const now = this.#now();
    if (kept === null || kept.expiresAt <= now) return this.#renew();
    const isDue = kept.expiresAt - now <= spare(kept) && now - this.#failedAt >= pause;
    if (isDue) this.#renew().catch(() => undefined); // it is tried again, and whoever observes calls knows
    return kept;
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
    } catch (error) {
      this.#failedAt = this.#now();
      throw error;
    } finally {
      this.#running = null;
    }
  }
}

function spare({ issuedAt, expiresAt }: ExpiringLogin): number {
  return Math.min(margin, (expiresAt - issuedAt) / 4);
}
