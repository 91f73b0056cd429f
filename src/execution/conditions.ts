import { GraphQLIncludeDirective, GraphQLSkipDirective, Kind } from 'graphql';
import type { DirectiveNode, SelectionSetNode } from 'graphql';

/**
 * The variables that `@skip` and `@include` read anywhere in some selections, which decide what is compiled.
 * Undefined where a condition is neither a variable nor a literal: such a document was not validated.
 */
export function conditionsOf(sets: readonly SelectionSetNode[]): readonly string[] | undefined {
  const names = new Set<string>();
  let isDecidable = true;

  const visitDirective = ({ name, arguments: given }: DirectiveNode): void => {
    if (name.value !== GraphQLSkipDirective.name && name.value !== GraphQLIncludeDirective.name) return;
    const value = given?.find((argument) => argument.name.value === 'if')?.value;
    if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    else if (value?.kind !== Kind.BOOLEAN) isDecidable = false;
  };
  const visitSet = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      selection.directives?.forEach(visitDirective);
      if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet) visitSet(selection.selectionSet);
    }
  };

  sets.forEach(visitSet);
  return isDecidable ? [...names].sort() : undefined;
}
