import { Kind, isObjectType } from 'graphql';
import type { ConstDirectiveNode, ConstValueNode, GraphQLField, GraphQLSchema } from 'graphql';

export type Field = GraphQLField<unknown, unknown>;

/** What a field costs, as `@cost` and `@listSize` put it; weights are upstream calls. */
export interface Weight {
  readonly weight: number;
  /** How many rows to reckon with: the argument that says so, else this many. Null: a field of one value. */
  readonly rows: { readonly assumed: number; readonly argument: string | null } | null;
  /** The fields below that hold the rows; null: the field itself does. */
  readonly sized: readonly string[] | null;
  /** What each row costs by itself. */
  readonly perRow: number;
}

const free: Weight = { weight: 0, rows: null, sized: null, perRow: 0 };
/** Each representation costs the call that resolves it. */
const entities: Weight = { ...free, rows: { assumed: 1, argument: 'representations' }, perRow: 1 };

/** Looks up what a field costs. */
export function weightsOf(schema: GraphQLSchema): (field: Field) => Weight {
  const weights = new Map<Field, Weight>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const weight = weightOf(field);
      if (weight !== free) weights.set(field, weight);
    }
  }
  const found = schema.getQueryType()?.getFields()['_entities'];
  if (found !== undefined) weights.set(found, entities);
  return (field) => weights.get(field) ?? free;
}

function weightOf({ astNode }: Field): Weight {
  const cost = argumentsOf(astNode?.directives, 'cost');
  const size = argumentsOf(astNode?.directives, 'listSize');
  if (cost === null && size === null) return free;
  const weight = numberIn(cost?.get('weight')) ?? 0;
  if (size === null) return { ...free, weight };
  const argument = stringsIn(size.get('slicingArguments'))[0] ?? null;
  const sized = stringsIn(size.get('sizedFields'));
  const rows = { assumed: numberIn(size.get('assumedSize')) ?? 1, argument };
  return { weight, rows, sized: sized.length === 0 ? null : sized, perRow: 0 };
}

function argumentsOf(
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
): ReadonlyMap<string, ConstValueNode> | null {
  const directive = directives?.find((one) => one.name.value === name);
  if (directive === undefined) return null;
  return new Map(directive.arguments?.map((argument) => [argument.name.value, argument.value]));
}

function numberIn(node: ConstValueNode | undefined): number | null {
  if (node?.kind === Kind.INT || node?.kind === Kind.STRING) return Number(node.value);
  return null;
}

function stringsIn(node: ConstValueNode | undefined): readonly string[] {
  if (node?.kind !== Kind.LIST) return [];
  return node.values.flatMap((value) => (value.kind === Kind.STRING ? [value.value] : []));
}
