import { getOperationAST } from 'graphql';
import type { DocumentNode, ExecutionResult, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GatewayContext } from './context.ts';
import type { Asked } from './execution/apolloGateway.ts';
import type { Executor } from './execution/executor.ts';
import { report } from './lifecycle.ts';
import type { Resolved } from './lifecycle.ts';
import type { Reports } from './reports.ts';
import { isObject } from './json/read.ts';

/** Of a request over HTTP, what decides whether it can take the fast path. */
interface Posted {
  readonly method: string;
  readonly accept: string | undefined;
  readonly body: unknown;
}

/** A request that can take the fast path. */
interface FastPathRequest extends Pick<Resolved, 'document' | 'operation' | 'request' | 'queryHash'> {
  readonly operation: OperationDefinitionNode;
  /** The answer's type. */
  readonly contentType: string;
}

interface FastPathParts {
  readonly executor: Executor;
  /** Throws where the request may not be executed. */
  readonly admit: (resolved: Resolved) => void;
  readonly reports: Reports;
}

/**
 * Queries that Apollo Server has parsed, validated and executed before are executed past it when they come again. It answers
 * all else: what is new, what is refused, and whatever has an error, of which it gets the result to format.
 */
export class FastPath {
  readonly #parts: FastPathParts;
  readonly #seen = new WeakSet<DocumentNode>();
  readonly #known = new LRUCache<string, Pick<FastPathRequest, 'document' | 'queryHash'>>({
    max: 500,
    maxSize: 500_000,
    sizeCalculation: (_known, text) => text.length,
  });
  readonly #types = new LRUCache<string, string>({ max: 100 });
  readonly #results = new WeakMap<object, Promise<ExecutionResult>>();

  constructor(parts: FastPathParts) {
    this.#parts = parts;
  }

  /** Learns of what Apollo Server executes; gives the result where the fast path ended with one. */
  onExecute(asked: Asked): Promise<ExecutionResult> | undefined {
    const { scope } = asked.context;
    const result = isObject(scope) ? this.#results.get(scope) : undefined;
    if (result === undefined) this.#learn(asked);
    return result;
  }

  /** Learns which type Apollo Server chose for an answer without errors. */
  learnType(accept: string | undefined, contentType: string): void {
    this.#types.set(accept ?? '', contentType);
  }

  /** Null: Apollo Server has to answer. */
  match({ method, accept, body }: Posted): FastPathRequest | null {
    if (method !== 'POST' || !isObject(body) || Buffer.isBuffer(body)) return null;
    const { query, extensions } = body;
    const operationName = body['operationName'] ?? undefined;
    const variables = body['variables'] ?? undefined;
    if (typeof query !== 'string' || !isUnused(extensions)) return null;
    if (operationName !== undefined && typeof operationName !== 'string') return null;
    if (variables !== undefined && !isObject(variables)) return null;
    const known = this.#known.get(query);
    const contentType = this.#types.get(accept ?? '');
    if (known === undefined || contentType === undefined) return null;
    const operation = getOperationAST(known.document, operationName);
    return operation ? { ...known, operation, request: { operationName, variables }, contentType } : null;
  }

  /** The answer's body; null where Apollo Server has to answer after all. */
  async answer(matched: FastPathRequest, contextValue: GatewayContext): Promise<string | null> {
    const { admit, reports } = this.#parts;
    const { scope } = contextValue;
    if (scope.spared !== null) return null;
    try {
      admit({ ...matched, metrics: text, contextValue });
    } catch {
      return null; // it is refused again, in Apollo Server's words
    }
    const result = this.#execute(matched, contextValue);
    const body = await result.then(printed).catch(() => null);
    if (body === null) this.#results.set(scope, result);
    else setImmediate(report, reports, matched.operation, contextValue, noErrors); // once the answer is on its way
    return body;
  }

  /** A query counts when it comes again; one that came as a hash may have been let through for that. */
  #learn({ document, source, queryHash, metrics }: Asked): void {
    if (metrics.persistedQueryHit === true) return;
    if (this.#seen.has(document)) this.#known.set(source, { document, queryHash });
    else this.#seen.add(document);
  }

  async #execute(
    { document, request }: FastPathRequest,
    contextValue: GatewayContext,
  ): Promise<ExecutionResult> {
    const { operationName, variables } = request;
    return this.#parts.executor.execute({
      document,
      operationName,
      variableValues: variables,
      contextValue,
    });
  }
}

const text = { persistedQueryHit: false };
const noErrors = {};

function isUnused(extensions: unknown): boolean {
  if (extensions === undefined || extensions === null) return true;
  return isObject(extensions) && !extensions['persistedQuery'];
}

/** Null where there is an error. */
function printed({ data, errors }: ExecutionResult): string | null {
  return errors === undefined ? JSON.stringify({ data }) : null;
}
