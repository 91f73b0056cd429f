import { Kind, OperationTypeNode } from 'graphql';
import type { DocumentNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';

const schemaFields: ReadonlySet<string> = new Set(['__schema', '__type', '__typename', '_service']);

/** Whether an operation reads nothing but the schema, looking through its fragments. */
export function asksOnlyForSchema(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one.selectionSet] as const] : [],
    ),
  );
  const only = ({ selections }: SelectionSetNode): boolean =>
    selections.every((selection) => {
      if (selection.kind === Kind.FIELD) return schemaFields.has(selection.name.value);
      if (selection.kind === Kind.INLINE_FRAGMENT) return only(selection.selectionSet);
      const fragment = fragments.get(selection.name.value);
      return fragment !== undefined && only(fragment);
    });
  return operation.operation === OperationTypeNode.QUERY && only(operation.selectionSet);
}
