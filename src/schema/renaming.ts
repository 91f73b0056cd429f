import { Kind, isTypeDefinitionNode, specifiedScalarTypes, visit } from 'graphql';
import type {
  DocumentNode,
  FieldDefinitionNode,
  NameNode,
  ObjectTypeDefinitionNode,
  ObjectTypeExtensionNode,
} from 'graphql';
import { ConfigError } from '../config/faults.ts';
import type { Fault } from '../config/faults.ts';

/** New names of types (`Node`) and root fields (`Query.node`), by the names that they have in schema/*.graphql. */
export type Names = Readonly<Record<string, string>>;

/** The document with new names in it; what cannot be renamed is a ConfigError. */
export function renameIn(document: DocumentNode, names: Names): DocumentNode {
  if (Object.keys(names).length === 0) return document;
  check(document, names);
  const type = <T extends { readonly name: NameNode }>(node: T): T | undefined =>
    withName(node, names[node.name.value]);
  const object = <T extends ObjectTypeDefinitionNode | ObjectTypeExtensionNode>(node: T): T | undefined =>
    node.name.value === 'Query' ? { ...node, fields: node.fields?.map(root) } : type(node);
  const root = (field: FieldDefinitionNode) => withName(field, names[`Query.${field.name.value}`]) ?? field;
  return visit(document, {
    NamedType: type,
    ScalarTypeDefinition: type,
    EnumTypeDefinition: type,
    InputObjectTypeDefinition: type,
    ObjectTypeDefinition: object,
    ObjectTypeExtension: object,
  });
}

/** Resolvers under the new names of their types and root fields. */
export function renameKeys(resolvers: object, names: Names): Readonly<Record<string, unknown>> {
  const entries = Object.entries(resolvers).map(([type, members]: [string, object]) => {
    if (type !== 'Query') return [names[type] ?? type, members] as const;
    const fields = Object.entries(members).map(([field, resolve]: [string, unknown]) => [
      names[`Query.${field}`] ?? field,
      resolve,
    ]);
    return [type, Object.fromEntries(fields)] as const;
  });
  return Object.fromEntries(entries);
}

function withName<T extends { readonly name: NameNode }>(node: T, value: string | undefined): T | undefined {
  return value === undefined ? undefined : { ...node, name: { ...node.name, value } };
}

/** Names that are there besides those of schema/*.graphql: GraphQL's own, and those of a subgraph. */
const reserved = [
  ...specifiedScalarTypes.map(({ name }) => name),
  ...[
    'Query',
    'Mutation',
    'Subscription',
    '_Any',
    '_Entity',
    '_Service',
    'Query._entities',
    'Query._service',
  ],
];

function check(document: DocumentNode, names: Names): void {
  const known = namesIn(document);
  const taken = new Set([...known, ...reserved]);
  const faults = Object.entries(names).flatMap(([from, to]): Fault[] => {
    if (!known.has(from) || reserved.includes(from)) return [fault(`${from} is nothing that can be renamed`)];
    const prefix = from.startsWith('Query.') ? 'Query.' : '';
    const alike = Object.entries(names).filter(
      ([other, name]) => name === to && other.startsWith('Query.') === (prefix !== ''),
    );
    return taken.has(prefix + to) || alike.length > 1 ? [fault(`${prefix}${to} would be there twice`)] : [];
  });
  if (faults.length > 0) throw new ConfigError(faults);
}

function namesIn({ definitions }: DocumentNode): ReadonlySet<string> {
  return new Set(
    definitions.flatMap((node) => {
      const isQuery =
        (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION) &&
        node.name.value === 'Query';
      if (isQuery) return (node.fields ?? []).map((field) => `Query.${field.name.value}`);
      return isTypeDefinitionNode(node) ? [node.name.value] : [];
    }),
  );
}

function fault(wrong: string): Fault {
  return { place: 'RENAME', wrong, remedy: 'see the names that `tributary schema` prints' };
}
