import type {
  FragmentDefinitionNode,
  GraphQLError,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';

/** Where a value stands in the answer; a linked list, as graphql-js hands it to resolvers. */
export type Path = GraphQLResolveInfo['path'];

/** The answer to one selection on one object. */
export type Data = Record<string, unknown>;

/** The parts of an operation that do not change from one request to the next. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly definition: OperationDefinitionNode;
  readonly fragments: Record<string, FragmentDefinitionNode>;
}

/** One request being executed. */
export interface Run {
  readonly operation: Operation;
  readonly rootValue: unknown;
  readonly context: unknown;
  readonly variables: Record<string, unknown>;
  readonly errors: FieldErrors;
  /** Coerced arguments by field, since a field inside a list is resolved many times with the same ones. */
  readonly args: Map<object, Record<string, unknown>>;
}

/** The errors of one answer: none from below a place that an earlier error has already made null. */
export class FieldErrors {
  readonly list: GraphQLError[] = [];
  readonly #places = new Set<Path | undefined>();

  add(error: GraphQLError, path: Path | undefined): void {
    if (this.#places.size > 0 && this.#isGone(path)) return;
    this.#places.add(path);
    this.list.push(error);
  }

  #isGone(start: Path | undefined): boolean {
    for (let path = start; path !== undefined; path = path.prev) if (this.#places.has(path)) return true;
    return this.#places.has(undefined);
  }
}
