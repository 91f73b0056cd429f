import { isJsonObject } from './json.ts';
import { pythonRepr } from './python.ts';
import { isUuidLike } from './uuid.ts';

/** The part of JSON Schema that nova's and karbor's request schemas use; keywords are checked in the order written. */
export interface Schema {
  type?: 'object' | 'array' | 'string' | 'integer' | 'boolean' | 'null' | readonly string[];
  properties?: Readonly<Record<string, Schema>>;
  /** Schemas of the properties whose names match a regular expression. */
  patternProperties?: Readonly<Record<string, Schema>>;
  minItems?: number;
  items?: Schema;
  minLength?: number;
  maxLength?: number;
  enum?: readonly unknown[];
  format?: 'uuid';
  required?: readonly string[];
  additionalProperties?: boolean;
}

/** The first thing wrong with a value: where, what is there, and what Python's jsonschema says of it. */
export interface Violation {
  path: readonly (string | number)[];
  value: unknown;
  message: string;
}

/** Checks as Python's jsonschema does: keyword by keyword, deepest value first, and only the first violation counts. */
export function firstViolation(
  schema: Schema,
  value: unknown,
  path: Violation['path'] = [],
): Violation | null {
  for (const [keyword, wanted] of Object.entries(schema)) {
    const message = complaint(keyword, wanted, { schema, value });
    if (message !== null) return { path, value, message };
    const inner = nesting.includes(keyword) ? insideOf(schema, { keyword, value, path }) : null;
    if (inner) return inner;
  }
  return null;
}

const nesting = ['properties', 'patternProperties', 'items'];

function insideOf(
  schema: Schema,
  at: { keyword: string; value: unknown; path: Violation['path'] },
): Violation | null {
  const { value, path } = at;
  const parts: [string | number, Schema, unknown][] = [];
  if (at.keyword === 'properties' && isJsonObject(value)) {
    for (const [name, inner] of Object.entries(schema.properties ?? {})) {
      if (Object.hasOwn(value, name)) parts.push([name, inner, value[name]]);
    }
  }
  if (at.keyword === 'patternProperties' && isJsonObject(value)) {
    for (const [pattern, inner] of Object.entries(schema.patternProperties ?? {})) {
      for (const [name, one] of Object.entries(value))
        if (new RegExp(pattern).test(name)) parts.push([name, inner, one]);
    }
  }
  const { items } = schema;
  if (at.keyword === 'items' && items && Array.isArray(value)) {
    value.forEach((one: unknown, index) => parts.push([index, items, one]));
  }
  for (const [name, inner, one] of parts) {
    const found = firstViolation(inner, one, [...path, name]);
    if (found) return found;
  }
  return null;
}

function complaint(
  keyword: string,
  wanted: unknown,
  { schema, value }: { schema: Schema; value: unknown },
): string | null {
  switch (keyword) {
    case 'type':
      return wrongType(schema.type ?? [], value);
    case 'minItems':
      return Array.isArray(value) && value.length < Number(wanted)
        ? `${pythonRepr(value)} is too short`
        : null;
    case 'minLength':
      return typeof value === 'string' && lengthOf(value) < Number(wanted)
        ? `${pythonRepr(value)} is too short`
        : null;
    case 'maxLength':
      return typeof value === 'string' && lengthOf(value) > Number(wanted)
        ? `${pythonRepr(value)} is too long`
        : null;
    case 'enum':
      return schema.enum?.includes(value) ? null : `${pythonRepr(value)} is not one of ${pythonRepr(wanted)}`;
    case 'format':
      return typeof value === 'string' && !isUuidLike(value) ? `${pythonRepr(value)} is not a 'uuid'` : null;
    case 'required':
      return lacking(schema.required ?? [], value);
    case 'additionalProperties':
      return wanted === false ? unexpected(schema, value) : null;
    default:
      return null;
  }
}

/** In characters as Python counts them, not in UTF-16 units. */
function lengthOf(value: string): number {
  return [...value].length;
}

function wrongType(wanted: NonNullable<Schema['type']>, value: unknown): string | null {
  const names = typeof wanted === 'string' ? [wanted] : wanted;
  if (names.some((name) => isOfType(name, value))) return null;
  return `${pythonRepr(value)} is not of type ${names.map(pythonRepr).join(', ')}`;
}

function isOfType(name: string, value: unknown): boolean {
  if (name === 'object') return isJsonObject(value);
  if (name === 'array') return Array.isArray(value);
  if (name === 'null') return value === null || value === undefined;
  return name === 'integer' ? Number.isInteger(value) : typeof value === name;
}

function lacking(required: readonly string[], value: unknown): string | null {
  const name = isJsonObject(value) ? required.find((one) => !Object.hasOwn(value, one)) : undefined;
  return name === undefined ? null : `${pythonRepr(name)} is a required property`;
}

function unexpected(schema: Schema, value: unknown): string | null {
  const known = schema.properties ?? {};
  const patterns = Object.keys(schema.patternProperties ?? {});
  const names = Object.keys(isJsonObject(value) ? value : {}).filter((name) => !Object.hasOwn(known, name));
  const extra = names.filter((name) => !patterns.some((pattern) => new RegExp(pattern).test(name)));
  if (extra.length === 0) return null;
  if (patterns.length > 0) {
    const verb = extra.length === 1 ? 'does' : 'do';
    const regexes = patterns.map(pythonRepr).join(', ');
    return `${extra.map(pythonRepr).join(', ')} ${verb} not match any of the regexes: ${regexes}`;
  }
  const verb = extra.length === 1 ? 'was' : 'were';
  return `Additional properties are not allowed (${extra.map(pythonRepr).join(', ')} ${verb} unexpected)`;
}
