import { inspect } from 'node:util';
import { execute as executeWithGraphqlJs, parse } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { Request } from '../../src/execution/compiledOperations.ts';
import { createExecutor } from '../../src/execution/executor.ts';
import type { Executor } from '../../src/execution/executor.ts';
import { forgiving, plain } from './fuzz/trial.ts';

/** A request; what holds promises or iterators is made anew for each executor. */
export interface Asked extends Omit<Request, 'document' | 'rootValue'> {
  readonly query: string;
  readonly root?: () => unknown;
}

/** Both executors over one schema. */
export class Both {
  readonly #schema: GraphQLSchema;
  readonly #executor: Executor;
  readonly #documents = new Map<string, DocumentNode>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    this.#executor = createExecutor(schema, { compile: 'always' });
  }

  get compiled(): number {
    return this.#executor.kept.size;
  }

  /** What graphql-js and we answer, as text in which everything counts: values, order of keys, errors, where they come from. */
  async answer({ query, root, ...more }: Asked): Promise<{ expected: string; ours: string }> {
    const document = this.#documents.get(query) ?? parse(query);
    this.#documents.set(query, document);
    const request = () => ({ ...more, document, rootValue: root?.() });
    return withoutStacks(async () => {
      const expected = await forgiving(async () =>
        executeWithGraphqlJs({ ...request(), schema: this.#schema }),
      );
      return { expected: printed(expected), ours: printed(await this.#executor.execute(request())) };
    });
  }
}

/** Stacks are in no answer, and to map each of them to its source took half of the time. */
async function withoutStacks<T>(run: () => Promise<T>): Promise<T> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return await run();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function printed({ data, errors }: ExecutionResult): string {
  const problems = errors?.map((error) => ({
    ...error.toJSON(),
    is: error.constructor.name,
    original: error.originalError && `${error.originalError.constructor.name} ${error.originalError.message}`,
    nodes: error.nodes?.map(({ kind, loc }) => `${kind} ${loc?.start}`),
  }));
  return inspect(plain({ data, problems }), { depth: null, maxArrayLength: null, breakLength: 120 });
}
