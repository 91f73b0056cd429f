import type { JsonSchema, Setting } from '../../src/config/declaration.ts';
import { variablesOf } from '../../src/config/sources/environment.ts';
import { keysOf } from '../../src/config/sources/tributaryYaml.ts';

/** The JSON Schema of tributary.yaml. */
export function jsonSchema(settings: readonly Setting[]): JsonSchema {
  const root = section('Settings of Tributary');
  for (const setting of settings)
    for (const { path, inFile } of keysOf(setting)) {
      const keys = path.split('.');
      const last = keys.pop() ?? '';
      let parent = root;
      for (const key of keys) {
        parent.sections[key] ??= section(`Settings under \`${key}\``);
        parent = parent.sections[key];
      }
      parent.values[last] = inFile ? secretFile(setting) : valueSchema(setting);
    }
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...written(root) };
}

interface Section {
  readonly description: string;
  readonly sections: Record<string, Section>;
  readonly values: Record<string, JsonSchema>;
}

function section(description: string): Section {
  return { description, sections: {}, values: {} };
}

/** A section may be there and empty. */
function written({ description, sections, values }: Section): JsonSchema {
  const nested = Object.entries(sections).map(([key, inner]) => [key, written(inner)] as const);
  const properties = { ...values, ...Object.fromEntries(nested) };
  return { description, type: ['object', 'null'], additionalProperties: false, properties };
}

function valueSchema({ kind, about, or, orElse }: Setting): JsonSchema {
  const fallback = or === undefined || or === '' ? `Default: ${orElse}.` : `Default: ${or}.`;
  return { description: `${about} ${fallback}`, ...kind.schema };
}

function secretFile({ about }: Setting): JsonSchema {
  return { description: `${about} Path of a file that holds it.`, type: 'string', minLength: 1 };
}

/** The tables of settings for the documentation, in Markdown: one for each section of tributary.yaml. */
export function settingsTables(settings: readonly Setting[]): string {
  const titles = [...new Set(settings.map(titleOf))];
  return titles
    .map((title) =>
      table(
        title,
        settings.filter((setting) => titleOf(setting) === title),
      ),
    )
    .join('\n\n');
}

function titleOf({ path }: Setting): string {
  if (path === null) return 'Only in the environment';
  return path.includes('.') ? `\`${path.slice(0, path.indexOf('.'))}\`` : 'The gateway itself';
}

function table(title: string, settings: readonly Setting[]): string {
  const head = ['Variable', 'tributary.yaml', 'Value', 'Default', 'Meaning'];
  const lines = [head, head.map(() => '---'), ...settings.map(row)].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
  return [`### ${title}`, '', ...lines].join('\n');
}

function row(setting: Setting): string[] {
  const { path, kind, or, orElse, about } = setting;
  const variables = variablesOf(setting).map(({ name }) => `\`${name}\``);
  const fallback = or === undefined || or === '' ? (orElse ?? '') : `\`${or}\``;
  const cells = [variables.join(', '), path === null ? '' : `\`${path}\``, kind.expects, fallback, about];
  return cells.map((cell) => cell.replaceAll('|', '\\|'));
}
