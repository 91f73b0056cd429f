import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  typeFromAST,
} from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  InlineFragmentNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import type { Operation } from './run.ts';

/** Field nodes by response name, in the order in which the answer prints them. */
type Fields = Map<string, FieldNode[]>;

/** Gathers what one object type answers for some selection sets: fragments opened, equal names merged, conditions decided. */
export function collectFields(
  { operation, variables }: { operation: Operation; variables: Record<string, unknown> },
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): Fields {
  const fields: Fields = new Map();
  const opened = new Set<string>();

  const visit = (selection: SelectionNode): void => {
    if (selection.kind === Kind.FIELD) {
      if (!isWanted(selection, variables)) return;
      const name = selection.alias?.value ?? selection.name.value;
      const nodes = fields.get(name);
      if (nodes) nodes.push(selection);
      else fields.set(name, [selection]);
      return;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? wanted(selection) : spread(selection.name.value, selection);
    if (fragment && appliesTo(fragment, type, operation)) fragment.selectionSet.selections.forEach(visit);
  };
  const wanted = (node: InlineFragmentNode) => (isWanted(node, variables) ? node : undefined);
  const spread = (name: string, node: SelectionNode) => {
    if (opened.has(name) || !isWanted(node, variables)) return undefined;
    opened.add(name);
    return operation.fragments[name];
  };

  for (const set of sets) set.selections.forEach(visit);
  return fields;
}

function isWanted(node: SelectionNode, variables: Record<string, unknown>): boolean {
  if (!node.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false;
}

function appliesTo(
  fragment: InlineFragmentNode | FragmentDefinitionNode,
  type: GraphQLObjectType,
  { schema }: Operation,
) {
  if (!fragment.typeCondition) return true;
  const condition = typeFromAST(schema, fragment.typeCondition);
  return condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
}
