import type { Clock } from './clock.ts';

/** What keystone says of a valid token: who, where and as what. */
export interface Verdict {
  userId: string;
  userName: string;
  roles: readonly string[];
  /** The project of the scope; null with the system scope and without any. */
  project: { id: string; name: string } | null;
  /** Scoped to the whole system. */
  system: boolean;
  token: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** The verdict on a token, null when it is missing, unknown, expired or revoked. */
export type Check = (token: string | undefined) => Verdict | null;

/** What the cloud hands to each of its services. */
export interface Surroundings {
  clock: Clock;
  check: Check;
  /** Keystone's address without a path; the 401s of nova and karbor name it. */
  authUrl?: string;
}
