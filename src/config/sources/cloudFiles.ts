import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathsFrom } from './paths.ts';

/** Where clouds.yaml is looked for. */
export interface CloudPlaces {
  readonly cwd: string;
  readonly home: string;
  /** OS_CLIENT_CONFIG_FILE and OS_CLIENT_SECURE_FILE. */
  readonly file: string | null;
  readonly secureFile: string | null;
  /** XDG_CONFIG_HOME. */
  readonly configHome: string | null;
}

/** The files of openstacksdk, in its order (openstack/config/loader.py): the first that is there is taken. */
export function cloudFiles(
  kind: 'clouds' | 'secure',
  places: CloudPlaces,
): { paths: string[]; found: string | null } {
  const { cwd, home, configHome, file, secureFile } = places;
  const folders = [cwd, ...(configHome === null ? [] : [join(configHome, 'openstack')])];
  folders.push(join(home, '.config/openstack'), '/etc/openstack');
  const named = kind === 'clouds' ? file : secureFile;
  const usual = folders.flatMap((folder) =>
    ['yaml', 'yml', 'json'].map((end) => join(folder, `${kind}.${end}`)),
  );
  const paths = named === null ? usual : [pathsFrom(cwd, home)(named)];
  return { paths, found: paths.find((path) => existsSync(path)) ?? null };
}
