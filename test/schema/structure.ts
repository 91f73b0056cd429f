import { Kind, print } from 'graphql';
import type {
  ConstDirectiveNode,
  DefinitionNode,
  DocumentNode,
  FieldDefinitionNode,
  InputValueDefinitionNode,
} from 'graphql';

/** What clients and other subgraphs see of a directive: identity, and who may define a type as well. */
const structural = new Set(['key', 'shareable']);

/** One line per thing that a schema promises, such as `Node.id: ID!`; descriptions and order do not count. */
export function structure(document: DocumentNode): Set<string> {
  return new Set(document.definitions.flatMap(lines));
}

/** What a client must send: arguments and input fields without which a request is refused. */
export function required(document: DocumentNode): Set<string> {
  return new Set([...structure(document)].filter((line) => / input .*!$/.test(line)));
}

/** The lines of `of` that `from` lacks. */
export function missing(from: Set<string>, of: Set<string>): string[] {
  return [...of].filter((line) => !from.has(line));
}

function lines(node: DefinitionNode): string[] {
  switch (node.kind) {
    case Kind.SCALAR_TYPE_DEFINITION:
      return [`${node.name.value} is a scalar`];
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION:
      return [
        `${node.name.value} is an object`,
        ...marks(node.name.value, node.directives),
        ...(node.fields ?? []).flatMap((field) => fieldLines(node.name.value, field)),
      ];
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return [
        `${node.name.value} is an input`,
        ...(node.fields ?? []).map((field) => inputLine(node.name.value, field)),
      ];
    case Kind.ENUM_TYPE_DEFINITION:
      return [
        `${node.name.value} is an enum`,
        ...(node.values ?? []).map((value) => `${node.name.value}.${value.name.value}`),
      ];
    // What a subgraph library adds of its own.
    case Kind.DIRECTIVE_DEFINITION:
    case Kind.UNION_TYPE_DEFINITION:
    case Kind.SCHEMA_DEFINITION:
    case Kind.SCHEMA_EXTENSION:
      return [];
    default:
      throw new Error(`no line is known for ${node.kind}`);
  }
}

function fieldLines(type: string, field: FieldDefinitionNode): string[] {
  const place = `${type}.${field.name.value}`;
  return [
    `${place}: ${print(field.type)}`,
    ...marks(place, field.directives),
    ...(field.arguments ?? []).map((argument) => inputLine(place, argument)),
  ];
}

function inputLine(place: string, input: InputValueDefinitionNode): string {
  const value = input.defaultValue === undefined ? '' : ` = ${print(input.defaultValue)}`;
  return `${place} input ${input.name.value}: ${print(input.type)}${value}`;
}

function marks(place: string, directives: readonly ConstDirectiveNode[] = []): string[] {
  return directives
    .filter((directive) => structural.has(directive.name.value))
    .map((directive) => `${place} ${print(directive)}`);
}
