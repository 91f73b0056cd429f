import { renameSync, rmSync } from 'node:fs';
import { format, inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { fileSecret, givenSecret } from '../../src/config/secret.ts';
import { openPlace } from './support.ts';

describe('a secret', () => {
  it('shows itself to nobody who does not ask', () => {
    const secret = givenSecret('hunter2');
    expect(secret.read()).toBe('hunter2');
    const shown = [
      format('%s', secret),
      JSON.stringify({ secret }),
      inspect(secret),
      inspect({ deep: [secret] }),
    ];
    expect(shown.join()).not.toContain('hunter2');
    expect(shown[0]).toBe('[secret]');
  });
});

describe('a secret in a file', () => {
  it('is what the file says without its line end, spaces kept', () => {
    const path = openPlace().write('token', ' a b \r\n');
    expect(fileSecret(path)?.read()).toBe(' a b ');
  });

  it('is read again when the file changes, looked at once a second', () => {
    let now = 0;
    const place = openPlace();
    const path = place.write('token', 'one');
    const secret = fileSecret(path, () => now);
    renameSync(place.write('next', 'two and more'), path);
    expect(secret?.read()).toBe('one');
    now = 1000;
    expect(secret?.read()).toBe('two and more');
  });

  it('holds on to its last words while the file is gone or empty', () => {
    let now = 0;
    const place = openPlace();
    const path = place.write('token', 'one');
    const secret = fileSecret(path, () => now);
    rmSync(path);
    now = 1000;
    expect(secret?.read()).toBe('one');
    place.write('token', '\n');
    now = 2000;
    expect(secret?.read()).toBe('one');
    place.write('token', 'two');
    now = 3000;
    expect(secret?.read()).toBe('two');
  });

  it('is none when there is nothing to read at first', () => {
    const place = openPlace({ empty: '\n' });
    for (const name of ['empty', 'missing', '.']) expect(fileSecret(`${place.cwd}/${name}`)).toBeNull();
  });
});
