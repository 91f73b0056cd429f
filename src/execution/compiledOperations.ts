import { getOperationAST, isObjectType } from 'graphql';
import type { ExecutionArgs, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Resolvers } from './compile.ts';
import { usualPolicy } from './compilePolicy.ts';
import type { Policy } from './compilePolicy.ts';
import { operationOf, PreparedOperation } from './prepared.ts';
import type { Preparing } from './prepared.ts';

/** What an executor takes: graphql-js's arguments, but for the schema, which it knows, and other default resolvers. */
export type Request = Omit<
  ExecutionArgs,
  'schema' | 'fieldResolver' | 'typeResolver' | 'subscribeFieldResolver'
>;

/** Which operations are compiled, and how much of that is kept. */
export interface KeepOptions {
  /** How many operations. */
  readonly maxCompiled?: number;
  /** How much memory they may take, in kB. */
  readonly maxWeight?: number;
  /** Any but the usual one is for tests. */
  readonly compile?: Policy;
}

/** The operations that came again, those used least lately forgotten first: bounded in number, and in memory whatever they ask for. */
export class CompiledOperations {
  readonly #schema: GraphQLSchema;
  readonly #policy: Policy;
  readonly #preparing: Preparing;
  readonly #seen = new WeakSet<OperationDefinitionNode>();
  readonly #kept: LRUCache<OperationDefinitionNode, PreparedOperation>;
  #compilations = 0;

  constructor(schema: GraphQLSchema, options: KeepOptions) {
    const { maxCompiled: max = 500, maxWeight: maxSize = 64_000, compile = usualPolicy } = options;
    this.#schema = schema;
    this.#policy = compile;
    this.#preparing = { resolvers: resolversOf(schema), keep: (grown) => this.#keepCompiled(grown) };
    this.#kept = new LRUCache({ max, maxSize, sizeCalculation: ({ weight }) => weight });
  }

  get size(): number {
    return this.#kept.size;
  }

  /** The memory they take, in kB, by a rough estimate that is rather too high. */
  get weight(): number {
    return this.#kept.calculatedSize;
  }

  /** How many forms of operations were compiled so far. */
  get compilations(): number {
    return this.#compilations;
  }

  /** A request's operation; undefined when graphql-js has to execute it. */
  of({ document, operationName }: Request): PreparedOperation | undefined {
    const definition = this.#policy === 'never' ? undefined : getOperationAST(document, operationName);
    if (!definition) return undefined;
    const known = this.#kept.get(definition);
    if (known) return known.document === document ? known : undefined;
    if (this.#policy !== 'always' && !this.#seen.has(definition)) return void this.#seen.add(definition);
    const operation = operationOf(this.#schema, document, definition);
    const fresh = new PreparedOperation(document, operation, this.#preparing);
    this.#kept.set(definition, fresh);
    return fresh;
  }

  #keepCompiled(grown: PreparedOperation): void {
    const { definition } = grown.operation;
    this.#compilations++;
    // It is weighed when it is set anew, not when it is set again.
    this.#kept.delete(definition);
    this.#kept.set(definition, grown);
  }
}

/** Noted at the start, because Apollo Server wraps each of them for good the first time a plugin asks to see every field. */
function resolversOf(schema: GraphQLSchema): Resolvers {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  return new Map(
    types.flatMap((type) => Object.values(type.getFields()).map((field) => [field, field.resolve])),
  );
}
