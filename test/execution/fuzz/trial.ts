import { setImmediate as turn } from 'node:timers/promises';
import { inspect } from 'node:util';
import { parse, validate } from 'graphql';
import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import type { Query, Variables } from './queries.ts';
import { Turns } from './turns.ts';
import { at, object } from './values.ts';

/** Any executor: graphql-js's `execute`, or ours. */
export type Execute = (args: ExecutionArgs) => PromiseLike<ExecutionResult> | ExecutionResult;

/** One request to a schema, in a world that the seed determines. */
export interface Trial extends Query {
  readonly schema: GraphQLSchema;
  readonly seed: string;
  readonly faults: number;
}

/** The trial's document; undefined when it is not valid, as Apollo Server lets none of those through. */
export function documentOf({ schema, text }: Trial): DocumentNode | undefined {
  const document = parse(text);
  return validate(schema, document).length === 0 ? document : undefined;
}

/** All that an executor answers, as text that is equal only if every value, error and order is. */
export async function answersOf(execute: Execute, trial: Trial, document: DocumentNode): Promise<string[]> {
  const answers: string[] = [];
  for (const variables of trial.variables)
    answers.push(await answerOf(execute, { ...trial, variables }, document));
  return answers;
}

async function answerOf(
  execute: Execute,
  {
    schema,
    seed,
    faults,
    text,
    variables,
    operationName,
  }: Omit<Trial, 'variables'> & { variables: Variables },
  document: DocumentNode,
): Promise<string> {
  const turns = new Turns();
  const world = { schema, seed, faults, later: turns.later.bind(turns) };
  const root = schema.getQueryType();
  const rootValue = root && object(root, at(world, 'root'));
  const args = { schema, document, operationName, rootValue, contextValue: world, variableValues: variables };
  const result = await turns.until(Promise.resolve(execute(args)));
  return printed(text.includes('_entities') ? unordered(result) : result);
}

/**
 * Runs graphql-js, which leaves rejections unhandled where an item of a list fails while another is on its way: they would end
 * the process. Ours must leave none: `rejections` takes them.
 */
export async function forgiving<T>(run: () => Promise<T>, rejections: unknown[] = []): Promise<T> {
  const listeners = process.listeners('unhandledRejection');
  const take = (error: unknown) => void rejections.push(error);
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', take);
  try {
    return await run();
  } finally {
    // Node tells of them once the queue of this turn is empty.
    await turn();
    process.removeListener('unhandledRejection', take);
    for (const listener of listeners) process.on('unhandledRejection', listener);
  }
}

/** @apollo/subgraph hands its references over as promises that are kept at once, all in one turn: then the order of errors is not ours to keep. */
function unordered({ data, errors }: ExecutionResult): ExecutionResult {
  const place = ({ path, message }: GraphQLError) => `${path?.join('.')} ${message}`;
  const sorted = errors?.toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
  return { ...(data !== undefined && { data }), ...(sorted && { errors: sorted }) };
}

function printed({ data, errors }: ExecutionResult): string {
  const problems = errors?.map((error) => ({
    ...error.toJSON(),
    is: error.constructor.name,
    original: error.originalError?.message,
    nodes: error.nodes?.map(({ kind, loc }) => `${kind} ${loc?.start}`),
  }));
  return inspect(plain({ data, problems }), { depth: Number.POSITIVE_INFINITY, maxArrayLength: null });
}

/** Objects without a prototype, which graphql-js makes, print as those with one. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}
