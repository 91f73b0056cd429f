import type { Found, Setting } from '../declaration.ts';
import type { Layer } from './layers.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables that set `setting`, and whether each names a file. */
export function variablesOf({ env, aliases = [], kind }: Setting): { name: string; inFile: boolean }[] {
  const names = env === null ? aliases : [env, ...aliases];
  return names.flatMap((name) => [
    { name, inFile: false },
    ...(kind.secret ? [{ name: `${name}_FILE`, inFile: true }] : []),
  ]);
}

/** Settings from variables. An empty variable counts as not set, as compose files leave them. */
export function environmentLayer(env: Environment, resolve: Found['resolve']): Layer {
  return {
    find: (setting) =>
      variablesOf(setting).flatMap(({ name, inFile }) => {
        const raw = env[name];
        return raw === undefined || raw === '' ? [] : [{ raw, inFile, place: name, resolve }];
      }),
  };
}
