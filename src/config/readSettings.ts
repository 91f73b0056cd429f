import { readAll } from './declared/all.ts';
import { ConfigError } from './faults.ts';
import { check } from './rules.ts';
import type { Settings } from './settings.ts';
import { openSources } from './openSources.ts';
import type { Surroundings } from './openSources.ts';

/** Reads the whole configuration, or throws a ConfigError that lists all that is wrong with it. */
export function readSettings(surroundings: Surroundings): Settings {
  const { reader, stage } = openSources(surroundings);
  const settings = readAll(reader, stage);
  check(settings, reader);
  if (reader.faults.length > 0) throw new ConfigError(reader.faults);
  return settings;
}
