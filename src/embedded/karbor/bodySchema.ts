import { Refusal } from './refusal.ts';
import { repr, str } from './python.ts';
import { uuidLike } from './uuid.ts';

type Kind = 'object' | 'array' | 'string' | 'integer' | 'boolean' | 'null';

/** The part of JSON Schema draft 4 that karbor's request schemas use. */
export interface BodySchema {
  type?: Kind | readonly Kind[];
  properties?: Readonly<Record<string, BodySchema>>;
  required?: readonly string[];
  additionalProperties?: boolean;
  patternProperties?: Readonly<Record<string, BodySchema>>;
  items?: BodySchema;
  enum?: readonly string[];
  format?: 'uuid' | 'name';
  maxLength?: number;
}

interface Flaw {
  /** The innermost key or index; null at the top. */
  at: string | null;
  value: unknown;
  message: string;
}

/** Refuses a body with the text that karbor gives for the first flaw in it. */
export function validate(schema: BodySchema, body: unknown): void {
  const [flaw] = flaws(schema, body, null);
  if (!flaw) return;
  if (flaw.message.startsWith('An invalid') || flaw.at === null) throw new Refusal(400, flaw.message);
  throw new Refusal(
    400,
    `Invalid input for field/attribute ${flaw.at}. Value: ${str(flaw.value)}. ${flaw.message}`,
  );
}

function* flaws(schema: BodySchema, value: unknown, at: string | null): Generator<Flaw> {
  const flaw = (message: string): Flaw => ({ at, value, message });
  const kinds = [schema.type ?? []].flat();
  if (kinds.length > 0 && !kinds.some((kind) => is(kind, value)))
    yield flaw(`${repr(value)} is not of type ${kinds.map(repr).join(', ')}`);
  if (isObject(value)) yield* objectFlaws(schema, value, at);
  if (Array.isArray(value) && schema.items)
    for (const [index, item] of value.entries()) yield* flaws(schema.items, item, String(index));
  if (schema.enum && !schema.enum.some((one) => one === value))
    yield flaw(`${repr(value)} is not one of ${repr(schema.enum)}`);
  if (typeof value === 'string' && value.length > (schema.maxLength ?? Infinity))
    yield flaw(`${repr(value)} is too long`);
  yield* formatFlaws(schema, value).map(flaw);
}

function formatFlaws({ format }: BodySchema, value: unknown): string[] {
  if (format === 'uuid' && !(typeof value === 'string' && uuidLike(value)))
    return [`${repr(value)} is not a 'uuid'`];
  if (format !== 'name') return [];
  const named = "An invalid 'name' value was provided. The 'name' can not be";
  if (value === null || value === '') return [`${named} None.`];
  return typeof value === 'string' && value.trim() === '' ? [`${named} empty.`] : [];
}

function* objectFlaws(
  schema: BodySchema,
  value: Record<string, unknown>,
  at: string | null,
): Generator<Flaw> {
  const { properties = {}, patternProperties = {}, required = [] } = schema;
  for (const [key, inner] of Object.entries(properties))
    if (key in value) yield* flaws(inner, value[key], key);
  const patterns = Object.entries(patternProperties);
  for (const [pattern, inner] of patterns)
    for (const [key, part] of Object.entries(value))
      if (new RegExp(pattern).test(key)) yield* flaws(inner, part, key);
  for (const key of required)
    if (!(key in value)) yield { at, value, message: `${repr(key)} is a required property` };
  if (schema.additionalProperties !== false) return;
  const extra = Object.keys(value).filter(
    (key) => !(key in properties) && !patterns.some(([pattern]) => new RegExp(pattern).test(key)),
  );
  if (extra.length > 0) yield { at, value, message: unexpected(extra, patterns) };
}

function unexpected(extra: readonly string[], patterns: readonly [string, BodySchema][]): string {
  const names = extra.map(repr).join(', ');
  if (patterns.length === 0)
    return `Additional properties are not allowed (${names} ${extra.length === 1 ? 'was' : 'were'} unexpected)`;
  const regexes = patterns.map(([pattern]) => repr(pattern)).join(', ');
  return `${names} ${extra.length === 1 ? 'does' : 'do'} not match any of the regexes: ${regexes}`;
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function is(kind: Kind, value: unknown): boolean {
  if (kind === 'object') return isObject(value);
  if (kind === 'array') return Array.isArray(value);
  if (kind === 'null') return value === null;
  if (kind === 'integer') return Number.isInteger(value);
  return typeof value === kind;
}
