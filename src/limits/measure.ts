import { Kind, getNamedType, isInterfaceType, isObjectType } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLNamedType,
  GraphQLSchema,
  InlineFragmentNode,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import { sum, times } from './estimate.ts';
import type { Estimate } from './estimate.ts';
import { rowsOf } from './rows.ts';
import type { Field, Weight } from './weights.ts';

/** What one operation asks for, all fragments opened. The levels of schema introspection do not count. */
export interface Measure {
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly fields: number;
  readonly calls: Estimate;
}

/** What a selection set asks for; `rows` is what one row costs where the set is that of a connection. */
interface Part {
  readonly depth: number;
  readonly aliases: number;
  readonly fields: number;
  /** Fields on the set's own level. */
  readonly width: number;
  readonly own: Estimate;
  readonly rows: Estimate;
}

/** Where a selection set stands: the type that it selects from, and the fields of it that hold a connection's rows. */
interface Place {
  readonly type: GraphQLNamedType | undefined;
  readonly sized: readonly string[] | null;
  readonly level: number;
}

const empty: Part = { depth: 0, aliases: 0, fields: 0, width: 0, own: 0, rows: 0 };
/** No deeper is looked, fragments counted as levels: what follows a document down needs stack for each. */
const deepest = 500;

/** Measures a document's operations; each fragment is walked once, however often it is spread. */
export class Measurer {
  readonly #schema: GraphQLSchema;
  readonly #weightOf: (field: Field) => Weight;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #known = new Map<string, Part | null>();
  #cycle: string | null = null;
  #isTooDeep = false;

  constructor(schema: GraphQLSchema, weightOf: (field: Field) => Weight, document: DocumentNode) {
    this.#schema = schema;
    this.#weightOf = weightOf;
    this.#fragments = new Map(
      document.definitions.flatMap((one) =>
        one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
      ),
    );
  }

  /** A fragment that spreads itself, which graphql-js's own rules do not survive in numbers. */
  get cycle(): string | null {
    return this.#cycle;
  }

  /** Nested deeper than is looked, be it in fragments alone, which make no level of the answer. */
  get isTooDeep(): boolean {
    return this.#isTooDeep;
  }

  measure({ operation, selectionSet }: OperationDefinitionNode): Measure {
    const type = this.#schema.getRootType(operation) ?? undefined;
    const { own, width, depth, aliases, fields } = this.#set(selectionSet, { type, sized: null, level: 1 });
    return { depth, aliases, fields, rootFields: width, calls: own };
  }

  #set({ selections }: SelectionSetNode, place: Place): Part {
    this.#isTooDeep ||= place.level > deepest;
    if (this.#isTooDeep) return { ...empty, depth: 1 };
    const inside = { ...place, level: place.level + 1 };
    return joined(selections.map((selection) => this.#selection(selection, inside)));
  }

  #selection(selection: SelectionNode, place: Place): Part {
    switch (selection.kind) {
      case Kind.FIELD:
        return this.#field(selection, place);
      case Kind.INLINE_FRAGMENT:
        return this.#set(selection.selectionSet, { ...place, type: this.#condition(selection, place) });
      case Kind.FRAGMENT_SPREAD:
        return this.#spread(selection.name.value, place);
    }
  }

  #spread(name: string, place: Place): Part {
    const key = `${name} ${place.sized?.join(' ') ?? ''}`;
    const known = this.#known.get(key);
    if (known === null) this.#cycle = name;
    const fragment = this.#fragments.get(name);
    if (known !== undefined || fragment === undefined) return known ?? empty;
    this.#known.set(key, null);
    const part = this.#set(fragment.selectionSet, { ...place, type: this.#condition(fragment, place) });
    this.#known.set(key, part);
    return part;
  }

  #condition({ typeCondition }: InlineFragmentNode | FragmentDefinitionNode, { type }: Place) {
    return typeCondition === undefined ? type : this.#schema.getType(typeCondition.name.value);
  }

  #field(node: FieldNode, { type, sized, level }: Place): Part {
    const name = node.name.value;
    const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    const weight = definition === undefined ? null : this.#weightOf(definition);
    const inside = {
      type: definition === undefined ? undefined : getNamedType(definition.type),
      sized: weight?.sized ?? null,
      level,
    };
    const below = node.selectionSet === undefined ? empty : this.#set(node.selectionSet, inside);
    const cost = weight === null ? below.own : costOf(node, weight, below);
    const isRow = sized?.includes(name) === true;
    const counts = { width: 1, own: isRow ? 0 : cost, rows: isRow ? cost : 0 };
    const isSchema = name === '__schema' || name === '__type';
    return {
      ...counts,
      depth: isSchema ? 0 : 1 + below.depth,
      aliases: below.aliases + (node.alias === undefined ? 0 : 1),
      fields: 1 + below.fields,
    };
  }
}

function costOf(node: FieldNode, { weight, rows, sized, perRow }: Weight, below: Part): Estimate {
  if (rows === null) return sum([weight, below.own]);
  const count = rowsOf(node, rows);
  const each = sized === null ? sum([perRow, below.own]) : below.rows;
  return sum([weight, times(count, each), sized === null ? 0 : below.own]);
}

function joined(parts: readonly Part[]): Part {
  const total = (key: 'aliases' | 'fields' | 'width') => parts.reduce((count, part) => count + part[key], 0);
  return {
    depth: parts.reduce((deep, part) => Math.max(deep, part.depth), 0),
    aliases: total('aliases'),
    fields: total('fields'),
    width: total('width'),
    own: sum(parts.map(({ own }) => own)),
    rows: sum(parts.map(({ rows }) => rows)),
  };
}
