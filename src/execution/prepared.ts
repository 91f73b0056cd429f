import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { compileOperation, type ExecuteOperation, type Resolvers } from './compile.ts';
import { conditionsOf } from './conditions.ts';
import type { Operation } from './run.ts';

/** An operation is compiled for each combination of its conditions that is met, up to this many. */
const mostVariants = 8;

/** An operation that has come more than once, and what of it is compiled. */
export class PreparedOperation {
  readonly document: DocumentNode;
  readonly operation: Operation;
  readonly #resolvers: Resolvers;
  readonly #conditions: readonly string[] | undefined;
  readonly #variants = new Map<string, ExecuteOperation | undefined>();

  constructor(document: DocumentNode, operation: Operation, resolvers: Resolvers) {
    this.document = document;
    this.operation = operation;
    this.#resolvers = resolvers;
    const definitions = [operation.definition, ...Object.values(operation.fragments)];
    this.#conditions = conditionsOf(definitions.map(({ selectionSet }) => selectionSet));
  }

  /** The compiled form for some variables' values; undefined when graphql-js has to execute it. */
  compiledFor(variables: Record<string, unknown>): ExecuteOperation | undefined {
    const values = this.#conditions?.map((name) => variables[name]);
    if (!values?.every((value) => typeof value === 'boolean')) return undefined;
    const key = values.join();
    if (this.#variants.size >= mostVariants || this.#variants.has(key)) return this.#variants.get(key);
    const compiled = compileOperation({ operation: this.operation, resolvers: this.#resolvers, variables });
    this.#variants.set(key, compiled);
    return compiled;
  }
}

/** An operation with the fragments of its document. */
export function operationOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  definition: OperationDefinitionNode,
): Operation {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  // Without a prototype, as resolvers get it from graphql-js, and as a fragment named `constructor` needs it.
  Object.setPrototypeOf(fragments, null);
  for (const each of document.definitions)
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments[each.name.value] = each;
  return { schema, definition, fragments };
}
