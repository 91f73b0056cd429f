import type { JsonSchema, Setting } from '../../src/config/declaration.ts';
import { keysOf } from '../../src/config/sources/tributaryYaml.ts';

/** The TypeScript type of settings given in code, in the shape of tributary.yaml. */
export function configType(settings: readonly Setting[]): string {
  const lines = settings.flatMap((setting) =>
    keysOf(setting).map(({ path, inFile }) => ({ keys: path.split('.'), setting, inFile })),
  );
  return `/** Settings in the shape of tributary.yaml; \`docs/configuration.md\` explains each. */\nexport interface Config ${section(lines)}\n`;
}

interface Line {
  readonly keys: readonly string[];
  readonly setting: Setting;
  readonly inFile: boolean;
}

function section(lines: readonly Line[]): string {
  const names = [...new Set(lines.map(({ keys }) => keys[0] ?? ''))];
  const members = names.map((name) => {
    const under = lines.filter(({ keys }) => keys[0] === name);
    const inner = under.map((line) => ({ ...line, keys: line.keys.slice(1) }));
    const [value] = inner.filter(({ keys }) => keys.length === 0);
    return value === undefined ? `readonly ${name}?: ${section(inner)};` : member(name, value);
  });
  return `{\n${members.join('\n')}\n}`;
}

function member(name: string, { setting: { about, or, orElse, kind }, inFile }: Line): string {
  if (inFile) return `/** ${about} Path of a file that holds it. */\nreadonly ${name}?: string | undefined;`;
  const fallback = or === undefined || or === '' ? orElse : or;
  return `/** ${about} Default: ${fallback}. */\nreadonly ${name}?: ${typeOf(kind.schema)} | undefined;`;
}

/** The type that a JSON Schema describes, as far as the kinds of settings use it. */
function typeOf({ type, const: word, enum: words, anyOf, items, additionalProperties }: JsonSchema): string {
  if (word !== undefined) return JSON.stringify(word);
  if (Array.isArray(anyOf)) return union(anyOf.filter(isSchema).map(typeOf));
  if (Array.isArray(words)) return union(words.map((word) => JSON.stringify(word)));
  if (Array.isArray(type)) return union(type.map((one) => typeOf({ type: one })));
  if (type === 'array') return `readonly (${isSchema(items) ? typeOf(items) : 'unknown'})[]`;
  if (type === 'object')
    return `Readonly<Record<string, ${isSchema(additionalProperties) ? typeOf(additionalProperties) : 'unknown'}>>`;
  if (type === 'integer') return 'number';
  return typeof type === 'string' ? type : 'unknown';
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null;
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ');
}
