import type { Fault } from './faults.ts';
import type { Raw } from './raw.ts';

/** A raw value and where it was found. */
export interface Found {
  readonly raw: Raw;
  readonly place: string;
  /** The value is the path of a file that holds the secret. */
  readonly inFile?: boolean;
  /** Makes a path absolute: relative to the working directory, or to the file that names it. */
  readonly resolve: (path: string) => string;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a setting's value may be. */
export interface Kind<T> {
  /** Reads as "… is not {expects}". */
  readonly expects: string;
  readonly example: string;
  readonly schema: JsonSchema;
  /** May also be given as the path of a file, and is never printed. */
  readonly secret?: boolean;
  /** undefined when the value is not of this kind. */
  parse(found: Found): T | undefined;
}

/** One thing that can be set. Parsing, the JSON Schema and the table in the documentation all come from its one declaration. */
export interface Setting<T = unknown> {
  /** Place in tributary.yaml, as `limits.depth`; null: only the environment has it. */
  readonly path: string | null;
  /** The variable; the first is the documented one. Null: only tributary.yaml has it. */
  readonly env: string | null;
  /** Other names of the variable, which older tools use. */
  readonly aliases?: readonly string[];
  /** Keys in an entry of clouds.yaml. */
  readonly cloud?: readonly string[];
  readonly kind: Kind<T>;
  /** Default, written as a user would. */
  readonly or?: string;
  /** Default in words, where it depends on something. */
  readonly orElse?: string;
  readonly about: string;
  /** Says where real services are or how to log in to them: not looked at while the embedded cloud serves. */
  readonly real?: boolean;
  /** Other programs read a variable of this name too, so one that is spelt nearly so is not ours. */
  readonly shared?: boolean;
}

export type Defaulted<T> = Setting<T> & { readonly or: string };

/** Where a setting was found. A lower rank is stronger: 0 is the environment. */
export interface Origin {
  readonly place: string;
  readonly rank: number;
}

/** What the declarations are read with: the user's settings, or a list that the declarations write themselves into. */
export interface Reader {
  get<T>(setting: Defaulted<T>): T;
  find<T>(setting: Setting<T>): T | null;
  origin(setting: Setting): Origin | null;
  fault(fault: Fault): void;
}

/** The default of a setting, read as if the user had written it. */
export function defaultOf<T>({ kind, or, env }: Defaulted<T>): T {
  const value = kind.parse({ raw: or, place: 'default', resolve: (path) => path });
  if (value === undefined) throw new Error(`the default of ${env} is not ${kind.expects}`);
  return value;
}

/** Every setting that `declare` reads. */
export function declarations(declare: (reader: Reader) => unknown): Setting[] {
  const seen: Setting[] = [];
  declare({
    get: (setting) => (seen.push(setting), defaultOf(setting)),
    find: (setting) => (seen.push(setting), null),
    origin: () => null,
    fault: () => undefined,
  });
  return seen;
}

/** The value of a setting that something else makes necessary; a fault says so when it is missing. */
export function required<T>(from: Reader, setting: Setting<T>, because: string): T | null {
  const value = from.find(setting);
  // A value that is there but broken has its own fault.
  if (value === null && from.origin(setting) === null)
    from.fault({ place: placeOf(setting), wrong: `is missing: ${because}`, remedy: 'set it' });
  return value;
}

/** The parts, when none of them is null. */
export function whole<const P extends object>(
  parts: P,
): (P & { readonly [K in keyof P]: NonNullable<P[K]> }) | null {
  const complete = (given: P): given is P & { readonly [K in keyof P]: NonNullable<P[K]> } =>
    Object.values(given).every((part) => part !== null);
  return complete(parts) ? parts : null;
}

/** What a setting is called where it was not set: its variable. */
export function placeOf({ env, path }: Setting): string {
  return env ?? path ?? 'tributary.yaml';
}
