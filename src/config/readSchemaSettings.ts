import { names } from './declared/names.ts';
import { writes } from './declared/writes.ts';
import { ConfigError } from './faults.ts';
import { openSources } from './openSources.ts';
import type { Surroundings } from './openSources.ts';
import type { Settings } from './settings.ts';

/** The settings that the schema depends on; whatever else is wrong with the configuration does not matter to it. */
export function readSchemaSettings(surroundings: Surroundings): Pick<Settings, 'writes' | 'names'> {
  const { reader } = openSources(surroundings);
  const others = reader.faults.length;
  const settings = { writes: writes(reader), names: names(reader) };
  const faults = reader.faults.slice(others);
  if (faults.length > 0) throw new ConfigError(faults);
  return settings;
}
