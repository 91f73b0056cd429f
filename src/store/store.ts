/** How often something was counted, and the milliseconds until the count begins anew. */
export interface Count {
  readonly current: number;
  readonly ttl: number;
}

/** What is kept under a name for an owner; `generation` changes with each `forget`. */
export interface Found {
  readonly generation: string;
  readonly text: string | null;
}

export interface Kept {
  readonly owner: string;
  /** What `find` said before the text was read: one that has changed since keeps nothing. */
  readonly generation: string;
  readonly name: string;
  readonly text: string;
  readonly milliseconds: number;
}

/** Texts of queries by their hash, until they are not used for a day or are too many. */
export interface Queries {
  query(hash: string): Promise<string | null>;
  keepQuery(hash: string, text: string): Promise<void>;
}

/** Counts within windows of time. */
export interface Counts {
  count(key: string, window: number): Promise<Count>;
}

/** Texts that belong to someone and are forgotten together. */
export interface OwnedCache {
  find(owner: string, name: string): Promise<Found>;
  keep(kept: Kept): Promise<void>;
  /** Nothing that was read before this is found after it. */
  forget(owner: string): Promise<void>;
}

/** What one process keeps for itself, or several share. Everything in it has a bound and an expiry. */
export interface Store extends Queries, Counts, OwnedCache {
  close(): Promise<void>;
}

/** A day after its last use a query is forgotten; its client sends the text again. */
export const queryLife = 86_400_000;
/** No text of someone's is larger, in UTF-16 units. */
export const largestKept = 65_536;
/** Nor is one kept longer, in milliseconds. */
export const longestKept = 300_000;
/** Texts that one owner may have at a time. */
export const mostKept = 1_000;

/** How a store does: null where it is the process's own memory, which never fails. */
export interface StoreState {
  /** False: the process goes on with its own memory. */
  readonly shared: boolean;
  /** Why it is not shared, or was not when it last failed. */
  readonly reason: StoreFailure | null;
  /** How often it was lost. */
  readonly losses: Readonly<Record<StoreFailure, number>>;
}

export type StoreFailure = 'unreachable' | 'slow' | 'full' | 'refused' | 'malformed';
