import type { Surroundings } from '../config/openSources.ts';
import { surroundings } from '../config/surroundings.ts';
import type { Config } from '../generated/config.ts';
import type { Reports } from '../reports.ts';

/** How a gateway or a subgraph is made. Without `env` it is set up as for production: data are invented only when asked for. */
export interface Options {
  /** Settings by the names that they have in tributary.yaml. */
  readonly config?: Config;
  /** Variables to read as the command reads them, such as the process's own; they are stronger than `config`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Where relative paths begin and, with `env` alone, where tributary.yaml is looked for. The working directory unless given. */
  readonly cwd?: string;
  /** Told what happens; nothing is written anywhere unless given. */
  readonly reports?: Partial<Reports>;
}

/** Where the settings of `options` are read from. */
export function surroundingsOf({ config, env, cwd = process.cwd() }: Options): Surroundings {
  const place = surroundings(env ?? { NODE_ENV: 'production' }, cwd);
  return config === undefined && env !== undefined ? place : { ...place, config: config ?? {} };
}

/** Called as methods, so an object of a class will do. */
export function reportsOf({ reports = {} }: Options): Reports {
  return {
    audit: (line) => reports.audit?.(line),
    call: (outcome, requestId) => reports.call?.(outcome, requestId),
    failure: (requestId, error) => reports.failure?.(requestId, error),
    request: (line) => reports.request?.(line),
    store: (state) => reports.store?.(state),
  };
}
