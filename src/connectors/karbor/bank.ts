import { isLast } from '../../connection.ts';
import type { Fetched } from '../../connection.ts';
import { UpstreamError } from '../../errors.ts';
import type { Checkpoint } from './model.ts';
import type { CheckpointQuery, KarborClient } from './client.ts';

/** Karbor's `osapi_max_limit` unless configured; more than that is cut down to it without a word. */
export const maxLimit = 1000;
/** How long a provider's kind of bank is believed; an operator may move it to another one. */
const believed = 600_000;

type Kind = 'paged' | 'unpaged';

/** What has been learnt about providers' banks, for the life of the process. */
export class BankKinds {
  readonly #kinds = new Map<string, { readonly kind: Kind; readonly until: number }>();

  get(providerId: string): Kind | null {
    const known = this.#kinds.get(providerId);
    return known !== undefined && known.until > Date.now() ? known.kind : null;
  }

  set(providerId: string, kind: Kind): void {
    this.#kinds.set(providerId, { kind, until: Date.now() + believed });
  }
}

/** What a cursor remembers of the row it stands for. */
export interface Row {
  readonly id: string;
  readonly createdAt: string;
}

export type Filter = Omit<CheckpointQuery, 'limit' | 'marker'>;

/** One provider's checkpoints. A Swift bank pages by marker; a file-system bank ignores it and gives its last N (upstreams.md 14.1, 14.2). */
export class Bank {
  readonly #client: KarborClient;
  readonly #kinds: BankKinds;
  readonly #providerId: string;
  readonly #filter: Filter;

  constructor(client: KarborClient, kinds: BankKinds, providerId: string, filter: Filter) {
    this.#client = client;
    this.#kinds = kinds;
    this.#providerId = providerId;
    this.#filter = filter;
  }

  async rows(limit: number, marker: string | null): Promise<Fetched<Checkpoint>> {
    return this.#client.checkpoints(this.#providerId, { ...this.#filter, limit, marker });
  }

  /** Does this bank ignore the marker? Known from before, or seen in what it gave for the first `limit` rows after `from`. */
  async isUnpaged(given: Fetched<Checkpoint>, limit: number, from: Row | null): Promise<boolean> {
    const known = this.#kinds.get(this.#providerId);
    if (known !== null) return known === 'unpaged';
    const ignored =
      from !== null &&
      given.rows.some((row) => row.id === from.id || (row.createdAt ?? from.createdAt) < from.createdAt);
    if (!ignored && isLast(given, limit) && !sharesDay(given.rows)) return false; // all there is: both kinds answer alike
    const unpaged = ignored || (await this.#repeats(given.rows));
    this.#kinds.set(this.#providerId, unpaged ? 'unpaged' : 'paged');
    return unpaged;
  }

  /** What follows the last row of a page must be new. */
  async #repeats(page: readonly Checkpoint[]): Promise<boolean> {
    const { rows } = await this.rows(1, page.at(-1)?.id ?? null);
    return rows.some(({ id }) => page.some((row) => row.id === id));
  }

  get knownUnpaged(): boolean {
    return this.#kinds.get(this.#providerId) === 'unpaged';
  }

  /** All checkpoints, oldest first. */
  async everything(): Promise<readonly Checkpoint[]> {
    if (this.knownUnpaged) return this.unpaged();
    const first = await this.rows(maxLimit, null);
    if (await this.isUnpaged(first, maxLimit, null)) return wholeBank(first);
    if (isLast(first, maxLimit)) return byDay(first.rows);
    const rows = new Map(first.rows.map((row) => [row.id, row]));
    for (let page = first; !isLast(page, maxLimit);) {
      page = await this.rows(maxLimit, page.rows.at(-1)?.id ?? null);
      const before = rows.size;
      for (const row of page.rows) rows.set(row.id, row);
      if (rows.size === before) break;
    }
    return [...rows.values()];
  }

  /** Everything in a bank that cannot page, oldest first; an error where it holds more than one answer can. */
  async unpaged(): Promise<readonly Checkpoint[]> {
    return wholeBank(await this.rows(maxLimit, null));
  }
}

/** Only days are told, so that a day's rows have the ids' order here: the directory's own may change. */
function wholeBank(given: Fetched<Checkpoint>): readonly Checkpoint[] {
  if (!isLast(given, maxLimit)) throw tooMany(given.rows.length);
  return [...given.rows].sort((a, b) => compare(dayOf(a), dayOf(b)) || compare(a.id, b.id));
}

/** Rows of one day are ordered otherwise by the two kinds, which matters to whoever goes on from the midst of them. */
function sharesDay(rows: readonly Checkpoint[]): boolean {
  return new Set(rows.map(dayOf)).size < rows.length;
}

function tooMany(most: number): UpstreamError {
  const detail = `this provider's bank cannot page and gives at most ${most} of its checkpoints, whichever they are: narrow the list with planId, startDate or endDate`;
  return new UpstreamError('UPSTREAM_REJECTED', {
    upstream: 'karbor',
    operation: 'checkpoint.list',
    detail,
    sent: true,
  });
}

/** Days ascending, each day in the upstream's order: a short page may come from a bank that knows no order. */
export function byDay(rows: readonly Checkpoint[]): readonly Checkpoint[] {
  return [...rows].sort((a, b) => compare(dayOf(a), dayOf(b)));
}

export function dayOf({ createdAt }: Pick<Checkpoint, 'createdAt'>): string {
  return createdAt ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
