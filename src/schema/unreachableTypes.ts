import { isTypeDefinitionNode, isTypeExtensionNode, visit } from 'graphql';
import type { DefinitionNode, DocumentNode, TypeDefinitionNode, TypeExtensionNode } from 'graphql';

type TypeNode = TypeDefinitionNode | TypeExtensionNode;

/** The document less the types that neither a root field nor an entity leads to any more. */
export function withoutUnreachableTypes(document: DocumentNode): DocumentNode {
  const types = document.definitions.filter(isType);
  const reached = new Set<string>();
  const reach = (name: string) => {
    if (reached.has(name)) return;
    reached.add(name);
    const enter = ({ name: { value } }: { readonly name: { readonly value: string } }) => reach(value);
    for (const type of types) if (type.name.value === name) visit(type, { NamedType: { enter } });
  };
  for (const type of types) if (isRoot(type)) reach(type.name.value);
  const kept = document.definitions.filter((node) => !isType(node) || reached.has(node.name.value));
  return { ...document, definitions: kept };
}

function isType(node: DefinitionNode): node is TypeNode {
  return isTypeDefinitionNode(node) || isTypeExtensionNode(node);
}

/** A router may come in by every type that has a key. */
function isRoot({ name, directives = [] }: TypeNode): boolean {
  return ['Query', 'Mutation'].includes(name.value) || directives.some((one) => one.name.value === 'key');
}
