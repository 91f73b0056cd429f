import { Kind } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { compileOperation, mostFields } from './compile.ts';
import type { ExecuteOperation, Resolvers } from './compile.ts';
import { conditionsOf } from './conditions.ts';
import type { Operation } from './run.ts';

/** An operation is compiled for each combination of its conditions that is met, up to this many. */
const mostVariants = 8;

/** What operations are prepared with. */
export interface Preparing {
  readonly resolvers: Resolvers;
  /** Told when an operation weighs more than before. */
  readonly keep: (grown: PreparedOperation) => void;
}

/** An operation that has come more than once, and what of it is compiled. */
export class PreparedOperation {
  readonly document: DocumentNode;
  readonly operation: Operation;
  readonly #resolvers: Resolvers;
  readonly #conditions: readonly string[] | undefined;
  readonly #variants = new Map<string, ExecuteOperation | undefined>();
  readonly #keep: (grown: PreparedOperation) => void;
  readonly #tokens: number;
  #fields = 0;

  constructor(document: DocumentNode, operation: Operation, { resolvers, keep }: Preparing) {
    this.document = document;
    this.operation = operation;
    this.#resolvers = resolvers;
    this.#keep = keep;
    this.#tokens = tokensOf(document);
    const definitions = [operation.definition, ...Object.values(operation.fragments)];
    this.#conditions = conditionsOf(definitions.map(({ selectionSet }) => selectionSet));
  }

  /** The memory it takes, in kB: of a syntax tree 0.5 for each token, of what is compiled 2 for each field. */
  get weight(): number {
    return 1 + Math.ceil(this.#tokens / 2) + this.#fields * 2;
  }

  /** The compiled form for some variables' values; undefined when graphql-js has to execute it. */
  compiledFor(variables: Record<string, unknown>): ExecuteOperation | undefined {
    const values = this.#conditions?.map((name) => variables[name]);
    if (!values?.every((value) => typeof value === 'boolean')) return undefined;
    const key = values.join();
    if (this.#variants.size >= mostVariants || this.#variants.has(key)) return this.#variants.get(key);
    const execute = this.#compile(variables);
    this.#variants.set(key, execute);
    return execute;
  }

  #compile(variables: Record<string, unknown>): ExecuteOperation | undefined {
    const compiled = compileOperation({ operation: this.operation, resolvers: this.#resolvers, variables });
    if (!compiled || this.#fields + compiled.fields > mostFields) return undefined;
    this.#fields += compiled.fields;
    this.#keep(this);
    return compiled.execute;
  }
}

/** A document's nodes lead to all of its tokens, so whatever keeps one node keeps all of them. */
function tokensOf({ loc }: DocumentNode): number {
  let count = 0;
  for (let token = loc?.startToken ?? null; token; token = token.next) count++;
  return count;
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
