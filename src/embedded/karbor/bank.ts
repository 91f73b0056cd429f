import type { Clock } from '../clock.ts';
import type { Checkpoint, Provider } from './model.ts';
import { day } from './model.ts';
import { Refusal } from './refusal.ts';

/** How much of an index a bank is asked for. */
interface Window {
  limit: number | null;
  /** The whole name of the entry that the last page ended with. */
  marker: string | null;
  direction: string | null;
}

/** Where a provider keeps its checkpoints: objects by id, and an index of names to list them by. */
export interface Bank {
  get(id: string): Checkpoint | undefined;
  /** The checkpoint; a Refusal with the bank's own text, internal path included, when it has none. */
  read(id: string): Checkpoint;
  save(checkpoint: Checkpoint): void;
  /** Takes a checkpoint out of every list; it can still be read. */
  unlist(checkpoint: Checkpoint): void;
  /** The names under a prefix, as many and in the order that this kind of bank gives. */
  list(prefix: string, window: Window): string[];
}

/** The names under which a checkpoint is listed (karbor/services/protection/checkpoint.py). */
function indexNames(checkpoint: Checkpoint): string[] {
  const { projectId, plan } = checkpoint;
  const date = day(checkpoint.createdAt);
  const entry = entryName(checkpoint);
  return [
    `/indices/by-provider/${plan.providerId}/${projectId}/${entry}`,
    `/indices/by-date/${date}/${projectId}/${entry}`,
    `/indices/by-plan/${plan.id}/${projectId}/${date}/${entry}`,
  ];
}

/** The last part of a checkpoint's names: two of the same second are in the order of their ids. */
export const entryName = ({ id, createdAt }: Checkpoint) => `${Math.floor(createdAt / 1000)}@${id}`;

/** Opens an empty bank of a provider's kind. */
export function openBank(kind: Provider['bank'], clock: Clock): Bank {
  const behaviour = kind === 'swift' ? swift(clock) : fileSystem;
  const objects = new Map<string, Checkpoint>();
  const names = new Map<string, number>();
  return {
    get: (id) => objects.get(id),
    read(id) {
      const found = objects.get(id);
      const key = `/checkpoints/${id}/index.json`;
      if (!found) throw new Refusal(500, `Get Object ${key} in Bank Failed: ${behaviour.missing(key)}`);
      return found;
    },
    save(checkpoint) {
      objects.set(checkpoint.id, checkpoint);
      for (const name of indexNames(checkpoint)) names.set(name, scatter(name));
    },
    unlist(checkpoint) {
      for (const name of indexNames(checkpoint)) names.delete(name);
    },
    list(prefix, window) {
      const under = [...names].filter(([name]) => name.startsWith(prefix));
      return behaviour.list(under, window);
    },
  };
}

interface Behaviour {
  list(entries: [name: string, place: number][], window: Window): string[];
  missing(key: string): string;
}

/** Swift lists by name. Asked for `desc`, karbor leaves out the limit and uses the marker as an end. */
function swift(clock: Clock): Behaviour {
  let transactions = 0;
  return {
    list(entries, { limit, marker, direction }) {
      const names = entries.map(([name]) => name).sort();
      if (direction === 'desc') return names.filter((name) => marker === null || name < marker);
      return names.filter((name) => marker === null || name > marker).slice(0, limit ?? undefined);
    },
    missing(key) {
      transactions += 1;
      const seconds = Math.floor(clock.now() / 1000)
        .toString(16)
        .padStart(10, '0');
      const transaction = `tx${String(transactions).padStart(21, '0')}-${seconds}`;
      return `Connection to swift failed: Object GET failed: ${store}/karbor/${key} 404 Not Found  ${page} (txn: ${transaction})`;
    },
  };
}

/** Where Swift would be, in the account of karbor's own project; nothing listens there. */
const store = 'http://127.0.0.1:8080/v1/AUTH_5c0de5e21b0c4a4e8d7f000000000001';
const page = "[first 60 chars of response] b'<html><h1>Not Found</h1><p>The resource could not be found.<'";

/** A directory has no order: the walk is scattered but steady, and neither marker nor direction is looked at. */
const fileSystem: Behaviour = {
  list(entries, { limit }) {
    const walk = entries.sort(([, one], [, other]) => one - other).map(([name]) => name);
    return limit === null ? walk : walk.slice(-limit);
  },
  missing: () => 'Object is not a file',
};

/** A number that depends on nothing but the text (FNV-1a), as a place in a hashed directory does. */
function scatter(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
