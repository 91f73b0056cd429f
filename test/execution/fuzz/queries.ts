import {
  astFromValue,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  print,
} from 'graphql';
import type {
  GraphQLCompositeType,
  GraphQLField,
  GraphQLInputType,
  GraphQLNamedType,
  GraphQLSchema,
} from 'graphql';
import { badValue, inputValue } from './inputs.ts';
import { filled, hash } from './random.ts';
import type { Random } from './random.ts';

/** One request, as a client would send it. */
export interface Query {
  readonly text: string;
  readonly operationName?: string;
  /** The document is executed once with each. */
  readonly variables: readonly Variables[];
}

export type Variables = Readonly<Record<string, unknown>>;

const deepest = 5;

/** Names that mean something in JavaScript, or in answers; two fields of one alias clash, unless one cannot be where the other is. */
const aliases = [
  '__proto__',
  'constructor',
  'then',
  'toJSON',
  'hasOwnProperty',
  'class',
  'v0',
  'f0',
  'whole',
  'same',
  'same',
  '__typename',
] as const;

/** Writes random operations over a schema; nearly all are valid, but two fields may still clash. */
export class QueryWriter {
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  readonly #fragments = new Map<string, { on: string; text: string }>();
  readonly #definitions: string[] = [];
  readonly #conditions = new Set<string>();
  /** What a client may send for each variable; undefined where it sends none. */
  readonly #drawn = new Map<string, () => unknown>();

  constructor(schema: GraphQLSchema, random: Random) {
    this.#schema = schema;
    this.#random = random;
  }

  write(): Query {
    const mutation = this.#schema.getMutationType();
    const isMutation = mutation && this.#random.chance(0.15);
    const root = isMutation ? mutation : this.#schema.getQueryType();
    const body = root ? this.#selection(root, deepest) : '{ __typename }';
    const definitions = this.#definitions.length > 0 ? `(${this.#definitions.join(', ')})` : '';
    const fragments = [...this.#fragments].map(([name, { on, text }]) => `fragment ${name} on ${on} ${text}`);
    const operation = `${isMutation ? 'mutation' : 'query'} Q${definitions} ${body}`;
    const isOneOfTwo = this.#random.chance(0.1);
    const others = isOneOfTwo ? ['query Other { __typename }'] : [];
    const operationName = this.#random.pick([undefined, 'Q', 'Q', 'Other', 'q', '']);
    return {
      text: [operation, ...others, ...fragments].join('\n'),
      ...(isOneOfTwo && operationName !== undefined && { operationName }),
      variables: Array.from({ length: definitions === '' ? 1 : 3 }, () => this.#draw()),
    };
  }

  #draw(): Variables {
    const drawn = [...this.#drawn].map(([name, draw]) => [name, draw()] as const);
    return Object.fromEntries(drawn.filter(([, value]) => value !== undefined));
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const parts = Array.from({ length: 1 + this.#random.int(5) }, () => this.#part(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  #part(type: GraphQLCompositeType, depth: number): string {
    const random = this.#random;
    const abstract = isAbstractType(type);
    if (depth > 0 && random.chance(abstract ? 0.5 : 0.12)) return this.#inlineFragment(type, depth - 1);
    if (depth > 0 && random.chance(0.12)) return this.#spread(type, depth - 1);
    if (random.chance(0.08) || !(isObjectType(type) || isInterfaceType(type)))
      return this.#named('__typename');
    if (type === this.#schema.getQueryType() && random.chance(0.1))
      return this.#introspection(Math.min(depth, 3));
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 0 || isLeafType(getNamedType(field.type)),
    );
    return filled(fields) ? this.#field(random.pick(fields), depth) : this.#named('__typename');
  }

  #named(name: string): string {
    const random = this.#random;
    const alias = random.chance(0.1)
      ? `other_${name}: `
      : random.chance(0.05)
        ? `${random.pick(aliases)}: `
        : '';
    return `${alias}${name}${this.#directives()}`;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const args = field.args.flatMap(({ name, type, defaultValue }) => {
      const isNeeded = type.toString().endsWith('!') && defaultValue === undefined;
      return isNeeded || this.#random.chance(0.5) ? [`${name}: ${this.#argument(type)}`] : [];
    });
    const named =
      args.length > 0
        ? `a${hash(args.join())}: ${field.name}(${args.join(', ')})${this.#directives()}`
        : this.#named(field.name);
    const type = getNamedType(field.type);
    return isCompositeType(type) ? `${named} ${this.#selection(type, depth - 1)}` : named;
  }

  #argument(type: GraphQLInputType): string {
    const value = inputValue(type, this.#random);
    const ast = literal(value, type);
    return !ast || this.#random.chance(0.5) ? this.#variable(type, value) : print(ast);
  }

  #variable(type: GraphQLInputType, value: unknown): string {
    const name = `v${this.#definitions.length}`;
    const random = this.#random;
    const isNullable = !type.toString().endsWith('!');
    const ast = random.chance(0.2) ? literal(inputValue(type, random), type) : undefined;
    this.#definitions.push(`$${name}: ${type.toString()}${ast ? ` = ${print(ast)}` : ''}`);
    let isFirst = true;
    this.#drawn.set(name, () => {
      const again = !isFirst;
      isFirst = false;
      if ((ast || isNullable) && random.chance(0.3)) return undefined;
      if (random.chance(0.015)) return badValue(type, random);
      return again && random.chance(0.5) ? inputValue(type, random) : value;
    });
    return `$${name}`;
  }

  #directives(): string {
    const random = this.#random;
    if (!random.chance(0.1)) return '';
    const directive = (name: string) =>
      `@${name}(if: ${random.chance(0.7) ? this.#condition() : String(random.chance(0.5))})`;
    const [first, second] = random.pick([['skip', 'include'] as const, ['include', 'skip'] as const]);
    return ` ${directive(first)}${random.chance(0.2) ? ` ${directive(second)}` : ''}`;
  }

  #condition(): string {
    const random = this.#random;
    const known = [...this.#conditions];
    if (filled(known) && random.chance(0.5)) return random.pick(known);
    const name = `v${this.#definitions.length}`;
    const type = random.pick(['Boolean!', 'Boolean!', 'Boolean! = true', 'Boolean = false']);
    this.#definitions.push(`$${name}: ${type}`);
    this.#conditions.add(`$${name}`);
    this.#drawn.set(name, () => {
      if (random.chance(0.01)) return random.pick<unknown>([null, 'true', 1, undefined, [true]]);
      return type === 'Boolean!' || random.chance(0.5) ? random.chance(0.5) : undefined;
    });
    return `$${name}`;
  }

  #inlineFragment(type: GraphQLCompositeType, depth: number): string {
    const on = this.#random.chance(0.2) ? type : this.#related(type);
    const condition = on === type && this.#random.chance(0.5) ? '' : ` on ${on.name}`;
    return `...${condition}${this.#directives()} ${this.#selection(on, depth)}`;
  }

  #spread(type: GraphQLCompositeType, depth: number): string {
    const known = [...this.#fragments].filter(([, { on }]) => this.#overlaps(type, this.#schema.getType(on)));
    if (filled(known) && this.#random.chance(0.5))
      return `...${this.#random.pick(known)[0]}${this.#directives()}`;
    const on = this.#related(type);
    const text = this.#selection(on, depth);
    const name = `F${this.#fragments.size}`;
    this.#fragments.set(name, { on: on.name, text });
    return `...${name}${this.#directives()}`;
  }

  #related(type: GraphQLCompositeType): GraphQLCompositeType {
    const types = Object.values(this.#schema.getTypeMap())
      .filter(isCompositeType)
      .filter((each) => this.#overlaps(type, each));
    return filled(types) ? this.#random.pick(types) : type;
  }

  #overlaps(one: GraphQLCompositeType, other: GraphQLNamedType | undefined): boolean {
    const possible = (type: GraphQLNamedType | undefined) =>
      isAbstractType(type) ? this.#schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
    const names = new Set(possible(one).map(({ name }) => name));
    return possible(other).some(({ name }) => names.has(name));
  }

  /** Any part of the schema's own description, as any other object. */
  #introspection(depth: number): string {
    const random = this.#random;
    const [root, type] = random.pick([
      ['__schema', '__Schema'],
      [
        `${random.pick(['', 'x: ', 'y: '])}__type(name: "${random.pick(['Query', 'T1', 'In', 'E', 'Node', 'NoSuch'])}")`,
        '__Type',
      ],
    ]);
    const described = this.#schema.getType(type);
    return isObjectType(described)
      ? `${root}${this.#directives()} ${this.#selection(described, depth)}`
      : '__typename';
  }
}

/** A value as it stands in a query; objects of a scalar have no such form here and go into variables. */
function literal(value: unknown, type: GraphQLInputType) {
  return getNamedType(type).name === '_Any' ? undefined : astFromValue(value, type);
}
