/** An operation to start from. Its ids are looked up when it is opened, so that it fits whatever cloud is behind the gateway. */
export interface Example {
  readonly title: string;
  readonly about: string;
  readonly document: string;
  /** Variables as they stand, where a lookup finds nothing as well. */
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly lookup?: Lookup;
}

/** A query, and where in its answer each variable is found: keys and `*` for any item, joined by dots. */
export interface Lookup {
  readonly query: string;
  /** By path of the variable, as in `input.nodeId`. */
  readonly picks: Readonly<Record<string, string>>;
}

export interface ExampleGroup {
  readonly title: string;
  readonly about: string;
  readonly examples: readonly Example[];
}

/** Whether running it changes something. */
export function changes({ document }: Example): boolean {
  return /^mutation\b/m.test(document);
}

/** Asks the gateway; the answer's data, or null. */
export type Ask = (query: string) => Promise<unknown>;

/** The variables of an example with the ids that its lookup finds; what is not found stays as it is written. */
export async function variablesOf({ variables = {}, lookup }: Example, ask: Ask) {
  if (lookup === undefined) return variables;
  const data = await ask(lookup.query);
  return Object.entries(lookup.picks).reduce((filled, [to, from]) => {
    const found = at(data, from.split('.'));
    return found === null ? filled : withValue(filled, to.split('.'), found);
  }, variables);
}

function at(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (value === null || value === undefined) return null;
  if (key === undefined) return value;
  if (key !== '*') return at(isObject(value) ? value[key] : null, rest);
  for (const item of Array.isArray(value) ? value : []) {
    const found = at(item, rest);
    if (found !== null) return found;
  }
  return null;
}

type Values = Readonly<Record<string, unknown>>;

function withValue(values: Values, [key = '', ...rest]: readonly string[], value: unknown): Values {
  return { ...values, [key]: placed(values[key], rest, value) };
}

function placed(where: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (!Array.isArray(where)) return withValue(isObject(where) ? where : {}, path, value);
  return where.map((item: unknown, index) => (String(index) === key ? placed(item, rest, value) : item));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
