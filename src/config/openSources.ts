import { existsSync } from 'node:fs';
import { everySetting } from './declared/all.ts';
import type { Stage } from './declared/all.ts';
import { embedded } from './declared/embedded.ts';
import { files } from './declared/files.ts';
import { cloud, region } from './declared/openstack.ts';
import type { Fault } from './faults.ts';
import { cloudLayer } from './sources/cloudsYaml.ts';
import { environmentLayer } from './sources/environment.ts';
import type { Environment } from './sources/environment.ts';
import { LayeredReader } from './sources/layers.ts';
import type { Layer } from './sources/layers.ts';
import { pathsFrom } from './sources/paths.ts';
import { misspeltVariables } from './sources/misspelt.ts';
import { misspeltKeys, yamlLayer } from './sources/tributaryYaml.ts';
import { givenInCode, readYaml } from './sources/yamlFile.ts';
import type { YamlFile } from './sources/yamlFile.ts';

/** Everything that settings are read from. */
export interface Surroundings {
  readonly env: Environment;
  /** Working directory and home: where files are looked for. */
  readonly cwd: string;
  readonly home: string;
  /** Settings in the shape of tributary.yaml, which is then not looked for. */
  readonly config?: object;
  /** Variables that lead to the embedded cloud once it runs; while it serves, real services are looked for nowhere else. */
  readonly embedded?: Environment;
}

/** The sources of settings, opened. */
interface Sources {
  readonly reader: LayeredReader;
  readonly stage: Stage;
}

/** Opens the environment, tributary.yaml and, when a cloud is named, clouds.yaml. What is wrong with them is in the reader's faults. */
export function openSources(surroundings: Surroundings): Sources {
  const { env, cwd, home } = surroundings;
  const resolve = pathsFrom(cwd, home);
  const variables = environmentLayer(env, resolve);
  const first = new LayeredReader(() => [variables]);
  const file = tributaryYaml(first, surroundings);
  const layers = [variables, ...file.layers];
  const asking = new LayeredReader(() => layers);
  const production = asking.find(files.nodeEnv) === 'production';
  const stage = { production, embedded: embedded(asking, production) };
  const clouds = stage.embedded ? nothing : cloudsYaml(asking, surroundings);
  const given = [environmentLayer(surroundings.embedded ?? {}, resolve)];
  const all = [...layers, ...clouds.layers];
  const reader = new LayeredReader(({ real }) => (real && stage.embedded ? given : all));
  const misspelt = misspeltVariables(env, everySetting);
  for (const fault of [...misspelt, ...first.faults, ...file.faults, ...asking.faults, ...clouds.faults])
    reader.fault(fault);
  return { reader, stage };
}

interface Opened {
  readonly layers: readonly Layer[];
  readonly faults: readonly Fault[];
}

const nothing: Opened = { layers: [], faults: [] };

function tributaryYaml(variables: LayeredReader, { cwd, home, config }: Surroundings): Opened {
  if (config !== undefined) return opened(givenInCode(config, cwd), home);
  const named = variables.find(files.tributaryYaml);
  const path = pathsFrom(cwd, home)(named ?? 'tributary.yaml');
  if (named === null && !existsSync(path)) return nothing;
  const file = readYaml(path, named ?? 'tributary.yaml');
  if ('faults' in file) return { layers: [], faults: file.faults };
  return opened(file, home);
}

function opened(file: YamlFile, home: string): Opened {
  return { layers: [yamlLayer(file, home)], faults: misspeltKeys(file, everySetting) };
}

function cloudsYaml(asking: LayeredReader, { env, cwd, home }: Surroundings): Opened {
  const name = asking.find(cloud);
  // openstacksdk's name for what the variables alone say.
  if (name === null || name === 'envvars') return nothing;
  const choice = { name, place: asking.origin(cloud)?.place ?? '', region: asking.find(region) };
  const file = asking.find(files.clouds);
  const secureFile = asking.find(files.secure);
  const configHome = env['XDG_CONFIG_HOME'] || null;
  const outcome = cloudLayer(choice, { cwd, home, file, secureFile, configHome });
  return 'layer' in outcome
    ? { layers: [outcome.layer], faults: [] }
    : { layers: [], faults: outcome.faults };
}
