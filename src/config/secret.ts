import { readFileSync, statSync } from 'node:fs';
import { inspect } from 'node:util';

/** Where a secret comes from is settled when it is read; files are read again when they change. */
export interface Secret {
  read(): string;
}

const hidden = '[secret]';
const statEvery = 1000;

/** A secret that prints, logs and serialises as `[secret]`; only `read()` gives it away. */
function guarded(read: () => string): Secret {
  const secret = { read, toString: () => hidden, toJSON: () => hidden, [inspect.custom]: () => hidden };
  return Object.freeze(secret);
}

/** A secret written out in a variable or in a file of settings. */
export function givenSecret(text: string): Secret {
  return guarded(() => text);
}

/** A secret kept in a file: read again when its modification time changes, which is looked at once a second at most. Null when there is nothing to read. */
export function fileSecret(path: string, now: () => number = Date.now): Secret | null {
  const first = load(path);
  if (first === null) return null;
  let { text, version } = first;
  let lookAgain = now() + statEvery;
  return guarded(() => {
    if (now() < lookAgain) return text;
    lookAgain = now() + statEvery;
    if (versionOf(path) === version) return text;
    // A file that is gone or empty is about to be replaced: what it said last goes on holding.
    ({ text, version } = load(path) ?? { text, version });
    return text;
  });
}

function load(path: string): { text: string; version: string } | null {
  try {
    const version = versionOf(path);
    const text = readFileSync(path, 'utf8').replace(/[\r\n]+$/, '');
    return version === null || text === '' ? null : { text, version };
  } catch {
    return null;
  }
}

/** Changes with the file's content, or with the file that a link points to. */
function versionOf(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true });
  return found?.isFile() ? `${found.ino}/${found.mtimeNs}/${found.size}` : null;
}
