import type { Found, Setting } from '../declaration.ts';
import type { Fault } from '../faults.ts';
import { at, isList, isMap } from '../raw.ts';
import type { Raw } from '../raw.ts';
import { cloudFiles } from './cloudFiles.ts';
import type { CloudPlaces } from './cloudFiles.ts';
import type { Layer } from './layers.ts';
import { pathsFrom } from './paths.ts';
import { nearest } from './spelling.ts';
import { readYaml } from './yamlFile.ts';
import type { YamlFile } from './yamlFile.ts';

/** The entry to take, and who named it. */
interface CloudChoice {
  readonly name: string;
  readonly place: string;
  readonly region: string | null;
}

type Outcome = { readonly layer: Layer } | { readonly faults: readonly Fault[] };

/** One entry of clouds.yaml with secure.yaml over it, or what is wrong with them. */
export function cloudLayer(choice: CloudChoice, places: CloudPlaces): Outcome {
  const clouds = cloudFiles('clouds', places);
  if (clouds.found === null) {
    const remedy = `put one at ${clouds.paths.filter((path) => path.endsWith('.yaml')).join(' or ')}`;
    return { faults: [{ place: choice.place, wrong: 'no clouds.yaml is there to take it from', remedy }] };
  }
  const secure = cloudFiles('secure', places).found;
  const read = [...(secure === null ? [] : [secure]), clouds.found].map((path) => readYaml(path, path));
  const faults = read.flatMap((file) => ('faults' in file ? file.faults : []));
  if (faults.length > 0) return { faults };
  const files = read.flatMap((file) => ('faults' in file ? [] : [file]));
  const entries = files.flatMap((file) => entryOf(file, choice));
  if (entries.length === 0) return { faults: [unknownCloud(choice, clouds.found, files)] };
  const resolve = pathsFrom(places.cwd, places.home);
  return { layer: { find: (setting) => findIn(entries, setting, resolve) } };
}

/** A part of a file, stronger than those after it. */
interface Entry {
  readonly content: Raw;
  readonly placeOf: (keys: readonly string[]) => string;
}

/** The entry in one file: what it says of the region, then the rest. */
function entryOf(file: YamlFile, { name, region }: CloudChoice): Entry[] {
  const top = ['clouds', name];
  const content = underscored(at(file.content, top) ?? '');
  if (!isMap(content)) return [];
  const placeOf = (keys: readonly string[]) =>
    `${file.placeOf([...top, ...keys])} ${[...top, ...keys].join('.')}`;
  const regions = isList(content['regions']) ? content['regions'] : [];
  const wanted = region ?? content['region_name'];
  const chosen = wanted === undefined ? regions[0] : regions.find((one) => regionName(one) === wanted);
  const values = isMap(chosen) ? (chosen['values'] ?? '') : '';
  const regional = { content: values, placeOf: () => placeOf(['regions']) };
  const named = { content: { region_name: regionName(chosen) }, placeOf: () => placeOf(['regions']) };
  return [regional, { content, placeOf }, named];
}

function regionName(region: Raw | undefined): Raw {
  return (isMap(region) ? region['name'] : region) ?? '';
}

/** Keys with hyphens are keys with underscores, as openstacksdk reads them. */
function underscored(raw: Raw): Raw {
  if (!isMap(raw)) return raw;
  return Object.fromEntries(
    Object.entries(raw).map(([key, value]) => [key.replaceAll('-', '_'), underscored(value)]),
  );
}

function findIn(entries: readonly Entry[], { cloud = [] }: Setting, resolve: Found['resolve']): Found[] {
  for (const { content, placeOf } of entries)
    for (const key of cloud) {
      const keys = key.split('.');
      const raw = at(content, keys);
      if (raw !== undefined) return [{ raw, place: placeOf(keys), resolve }];
    }
  return [];
}

function unknownCloud({ name, place }: CloudChoice, path: string, files: readonly YamlFile[]): Fault {
  const names = files.flatMap((file) => Object.keys(at(file.content, ['clouds']) ?? {}));
  const meant = nearest(name, names);
  const remedy = meant === null ? `it has ${names.join(', ') || 'none'}` : `did you mean ${meant}?`;
  return { place, wrong: `${path} has no cloud ${JSON.stringify(name)}`, remedy };
}
