import type { Surroundings } from './config/openSources.ts';
import { readSettings } from './config/readSettings.ts';
import type { Settings } from './config/settings.ts';
import type { EmbeddedCloud } from './embedded/cloud.ts';

/** Settings to run with, and the embedded cloud where it serves. */
export interface Settled {
  readonly settings: Settings;
  readonly cloud: EmbeddedCloud | null;
}

/**
 * Reads the settings and starts the embedded cloud where they ask for it; a ConfigError lists all that is wrong with them.
 * `running` is the environment of an embedded cloud that another process runs.
 */
export async function settle(
  surroundings: Surroundings,
  running: Readonly<Record<string, string>> | null = null,
): Promise<Settled> {
  const settings = readSettings(surroundings);
  if (!settings.embedded) return { settings, cloud: null };
  if (running !== null)
    return { settings: readSettings({ ...surroundings, embedded: running }), cloud: null };
  // Loaded only when it serves: production starts without it.
  const { startEmbeddedCloud } = await import('./embedded/cloud.ts');
  const cloud = await startEmbeddedCloud();
  return { settings: readSettings({ ...surroundings, embedded: cloud.env }), cloud };
}
