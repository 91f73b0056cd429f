import { GraphQLError } from 'graphql';
import type { ASTVisitor, ValidationContext } from 'graphql';

/** A validation rule that GraphQL.js lacks: an operation of a kind that the schema does not have is a fault of the document. */
export function servedOperations(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return;
      context.reportError(new GraphQLError(`No ${node.operation} is served here.`, { nodes: node }));
    },
  };
}
