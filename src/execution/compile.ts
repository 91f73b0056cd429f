import {
  defaultFieldResolver,
  isNonNullType,
  OperationTypeNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import type {
  FieldNode,
  GraphQLField,
  GraphQLFieldResolver,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { collectFields } from './collect.ts';
import { completionOf } from './completion.ts';
import { executeField } from './field.ts';
import type { FieldPlan } from './field.ts';
import { generateObject } from './generate.ts';
import type { ExecuteObject } from './object.ts';
import { Later } from './later.ts';
import type { Data, Operation, Run } from './run.ts';

/** An operation of more fields than this, with all fragments opened and in all its forms, is not compiled. */
export const mostFields = 2000;

/** Nor is one of more levels: compiling takes more stack than executing. */
const deepest = 200;

type Field = GraphQLField<unknown, unknown>;

/** The resolvers of a schema's fields, undefined where a field has none. */
export type Resolvers = ReadonlyMap<Field, GraphQLFieldResolver<unknown, unknown> | undefined>;

/** What to compile, for which values of the variables that `@skip` and `@include` read. */
interface Source {
  readonly operation: Operation;
  readonly resolvers: Resolvers;
  readonly variables: Record<string, unknown>;
}

/** Gives the data of one run, or throws what left no data. */
export type ExecuteOperation = (run: Run) => Later | Data;

/** What was made of an operation, and of how many fields. */
interface Compiled {
  readonly execute: ExecuteOperation;
  readonly fields: number;
}

/** Compiles an operation; undefined when it has to be left to graphql-js. */
export function compileOperation(source: Source): Compiled | undefined {
  const { definition, schema } = source.operation;
  const type = schema.getRootType(definition.operation);
  if (!type || definition.operation === OperationTypeNode.SUBSCRIPTION) return undefined;
  const compiler = new Compiler(source);
  const fields = compiler.fields(type, [definition.selectionSet], 1);
  return compiler.isComplete ? { execute: rootOf(definition, fields), fields: compiler.count } : undefined;
}

function rootOf({ operation }: OperationDefinitionNode, fields: readonly FieldPlan[]): ExecuteOperation {
  if (operation === OperationTypeNode.MUTATION) return (run) => executeSerially(run, fields);
  const execute = generateObject(fields);
  return (run) => execute(run, run.rootValue, undefined);
}

class Compiler {
  readonly #source: Source;
  #count = 0;
  #isSupported = true;

  constructor(source: Source) {
    this.#source = source;
  }

  get count(): number {
    return this.#count;
  }

  get isComplete(): boolean {
    return this.#isSupported && this.#count <= mostFields;
  }

  fields(type: GraphQLObjectType, sets: readonly SelectionSetNode[], level: number): FieldPlan[] {
    const collected = collectFields(this.#source, type, sets);
    this.#count += collected.size;
    // As a name in an object literal it would set the prototype.
    if (collected.has('__proto__') || level > deepest) this.#isSupported = false;
    if (!this.isComplete) return [];
    return [...collected].flatMap(([key, nodes]) => this.#field(type, { key, nodes, level }));
  }

  #field(
    parent: GraphQLObjectType,
    { key, nodes, level }: { key: string; nodes: readonly FieldNode[]; level: number },
  ): FieldPlan[] {
    const { operation, resolvers } = this.#source;
    const definition = fieldNamed(nodes[0]?.name.value, parent, operation.schema);
    if (!definition) return [];
    const site = { key, nodes, parent, definition };
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const compile = (type: GraphQLObjectType) => generatedWhenNeeded(this.fields(type, sets, level + 1));
    const resolve = resolvers.has(definition) ? resolvers.get(definition) : definition.resolve;
    return [
      {
        site,
        nonNull: isNonNullType(definition.type),
        complete: completionOf(definition.type, { operation, site, compile }),
        resolve: resolve ?? defaultFieldResolver,
        isPlain: !resolve && definition.args.length === 0,
      },
    ];
  }
}

/** Many object types that a field could have are never met, so their code is written when the first one is. */
function generatedWhenNeeded(fields: readonly FieldPlan[]): ExecuteObject {
  let execute: ExecuteObject = (run, source, path) => {
    execute = generateObject(fields);
    return execute(run, source, path);
  };
  return (run, source, path) => execute(run, source, path);
}

function fieldNamed(
  name: string | undefined,
  parent: GraphQLObjectType,
  schema: GraphQLSchema,
): Field | undefined {
  const isQuery = parent === schema.getQueryType();
  if (isQuery && name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (isQuery && name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  return name === undefined ? undefined : parent.getFields()[name];
}

/** A mutation's fields run one after another; the first that fails as a whole keeps the rest from running. */
function executeSerially(run: Run, fields: readonly FieldPlan[]): Later | Data {
  const data: Data = {};
  const step = (index: number): Later | Data => {
    const field = fields[index];
    if (!field) return data;
    const value = executeField(run, field, run.rootValue, undefined);
    const next = (ready: unknown) => {
      data[field.site.key] = ready;
      return step(index + 1);
    };
    return value instanceof Later ? value.andThen(next) : next(value);
  };
  return step(0);
}
