import {
  GraphQLError,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type {
  GraphQLFieldResolver,
  GraphQLLeafType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLSchema,
} from 'graphql';
import { filled, randomFrom } from './random.ts';
import type { Random } from './random.ts';

/** What makes up the answers of one execution: equal worlds give equal values, whoever asks and in whatever order. */
export interface World {
  readonly schema: GraphQLSchema;
  readonly seed: string;
  /** The share of places at which something is wrong. */
  readonly faults: number;
  later<T>(name: string, settle: () => T): Promise<T>;
}

export interface Place {
  readonly world: World;
  readonly path: string;
  readonly random: Random;
}

/** One place in the answer of a world. */
export const at = (world: World, path: string): Place => ({
  world,
  path,
  random: randomFrom(`${world.seed} ${path}`),
});

/** A resolver that answers anything its field may, and many things it may not. */
export const anyValue: GraphQLFieldResolver<unknown, World> = (_source, args, world, info) => {
  const place = at(world, pathOf(info.path));
  if (place.random.chance(world.faults / 2)) throw fault(place);
  if (place.random.chance(0.03)) return JSON.stringify(args);
  return value(info.returnType, place);
};

/** A path as one text. */
export function pathOf(path: { prev: unknown; key: string | number } | undefined): string {
  const keys: (string | number)[] = [];
  for (let each: unknown = path; isPath(each); each = each.prev) keys.push(each.key);
  return keys.reverse().join('.');
}

function isPath(value: unknown): value is { prev: unknown; key: string | number } {
  return typeof value === 'object' && value !== null && 'prev' in value && 'key' in value;
}

/** A value for a type, perhaps a wrong one, perhaps later. */
export function value(type: GraphQLOutputType, place: Place): unknown {
  const { world, path, random } = place;
  if (!random.chance(0.3)) return faulty(type, place);
  return world.later(path, () => {
    if (random.chance(world.faults)) throw fault(place);
    return faulty(type, place);
  });
}

function faulty(type: GraphQLOutputType, place: Place): unknown {
  const { random, world } = place;
  if (!random.chance(world.faults)) return right(type, place);
  return random.pick([() => fault(place), () => null, () => undefined, () => wrong(random)])();
}

function fault({ path, random }: Place): unknown {
  return random.pick<() => unknown>([
    () => new Error(`broken at ${path}`),
    () => new GraphQLError(`refused at ${path}`, { extensions: { code: 'REFUSED' } }),
    () => new GraphQLError(`lost on the way to ${path}`, { path: ['elsewhere'] }),
    () => `no error at ${path}`,
    () => null,
  ])();
}

function wrong(random: Random): unknown {
  return random.pick<unknown>([
    Number.NaN,
    7.5,
    -0,
    2 ** 40,
    '',
    'text',
    true,
    10n,
    [],
    [null],
    {},
    { a: 1 },
    new Date(0),
    Symbol('s'),
    () => 1,
    new Unreadable(),
  ]);
}

/** Not even whether it is a promise can be found out. */
class Unreadable {
  get then() {
    throw new Error('unreadable');
  }
}

function right(type: GraphQLOutputType, place: Place): unknown {
  if (isNonNullType(type)) return right(type.ofType, place);
  if (place.random.chance(0.1)) return null;
  if (isListType(type)) return list(type.ofType, place);
  if (isLeafType(type)) return leaf(type, place.random);
  if (isObjectType(type)) return object(type, place);
  const possible = place.world.schema.getPossibleTypes(type);
  return isAbstractType(type) && filled(possible) ? object(place.random.pick(possible), place) : null;
}

function list(type: GraphQLOutputType, { world, path, random }: Place): unknown {
  const items = Array.from({ length: random.int(4) }, (_, index) =>
    value(type, at(world, `${path}.${index}`)),
  );
  return random.pick<() => unknown>([() => items, () => items, () => new Set(items), () => items.values()])();
}

function leaf(type: GraphQLLeafType, random: Random): unknown {
  if (isEnumType(type)) {
    const values = type.getValues();
    return filled(values)
      ? random.pick<unknown>([random.pick(values).value, random.pick(values).value, 'NO_SUCH'])
      : null;
  }
  const number = random.int(1000);
  switch (type.name) {
    case 'Int':
      return random.pick<unknown>([number, number, -number, String(number), true]);
    case 'Float':
      return random.pick<unknown>([number / 8, number, String(number)]);
    case 'Boolean':
      return random.pick<unknown>([true, false, number]);
    case 'ID':
      return random.pick<unknown>([`id ${number}`, `id ${number}`, number]);
    case 'String':
      return random.pick<unknown>([
        `text ${number}`,
        `text ${number}`,
        number,
        { toJSON: () => 'json' },
        { valueOf: () => 'value' },
      ]);
    default:
      return random.pick<unknown>([`scalar ${number}`, number, { number }, [number], new Date(number)]);
  }
}

/** An object of plain properties, a few of which are methods or cannot be read. Properties that lead on are made when read. */
export function object(type: GraphQLObjectType, { world, path, random }: Place): unknown {
  const made: Record<string, unknown> = random.chance(0.97) ? { __typename: type.name } : {};
  for (const field of Object.values(type.getFields())) {
    if (field.resolve && random.chance(0.9)) continue;
    const place = at(world, `${path}/${field.name}`);
    const make = () => value(field.type, at(world, place.path));
    if (place.random.chance(0.05)) made[field.name] = make;
    else if (place.random.chance(world.faults / 4))
      Object.defineProperty(made, field.name, { get: raise(place) });
    else if (isLeafType(field.type)) made[field.name] = make();
    else lazily(made, field.name, make);
  }
  return made;
}

function raise(place: Place) {
  return () => {
    throw fault(place);
  };
}

/** A new value at each reading: two places in the answer that shared one promise would race when it is kept. */
function lazily(made: object, name: string, make: () => unknown): void {
  Object.defineProperty(made, name, { enumerable: true, get: make });
}
