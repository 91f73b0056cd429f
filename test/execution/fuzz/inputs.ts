import { isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import type { GraphQLInputObjectType, GraphQLInputType, GraphQLScalarType } from 'graphql';
import { filled } from './random.ts';
import type { Random } from './random.ts';

/** A value that a client should not send for a type, though it may well fit: anything at all, perhaps within one that fits. */
export function badValue(type: GraphQLInputType, random: Random): unknown {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isListType(inner) && random.chance(0.7)) {
    const bad = badValue(inner.ofType, random);
    return random.pick<unknown>([bad, [bad], [inputValue(inner.ofType, random), bad], [[bad]]]);
  }
  if (isInputObjectType(inner) && random.chance(0.7)) {
    const fields = Object.values(inner.getFields());
    const { name, type: of } = filled(fields) ? random.pick(fields) : { name: 'none', type: inner };
    const right = inputObject(inner, random);
    return random.pick<unknown>([
      { ...right, [name]: badValue(of, random) },
      { ...right, nam: 1 },
      { ...right, [`${name}s`]: null },
    ]);
  }
  return random.pick<unknown>([
    null,
    {},
    [],
    '',
    'text',
    'bad',
    true,
    -1,
    1.5,
    2 ** 31,
    1e300,
    Number.NaN,
    { wrong: [1] },
    [[null]],
    { toString: 'x', __typename: 7 },
  ]);
}

/** A value that a client may send for a type. */
export function inputValue(type: GraphQLInputType, random: Random): unknown {
  if (isNonNullType(type)) return presentValue(type.ofType, random);
  return random.chance(0.15) ? null : presentValue(type, random);
}

function presentValue(type: GraphQLInputType, random: Random): unknown {
  if (isNonNullType(type)) return presentValue(type.ofType, random);
  if (isListType(type)) return Array.from({ length: random.int(3) }, () => inputValue(type.ofType, random));
  if (isInputObjectType(type)) return inputObject(type, random);
  if (!isEnumType(type)) return scalar(type, random);
  const names = type.getValues().map(({ name }) => name);
  return filled(names) ? random.pick(names) : null;
}

function inputObject(type: GraphQLInputObjectType, random: Random): Record<string, unknown> {
  const all = Object.values(type.getFields());
  if (type.isOneOf && filled(all)) {
    const { name, type: of } = random.pick(all);
    return { [name]: presentValue(of, random) };
  }
  const fields = all.filter((field) => isNonNullType(field.type) || random.chance(0.4));
  return Object.fromEntries(fields.map((field) => [field.name, inputValue(field.type, random)]));
}

function scalar(type: GraphQLScalarType, random: Random): unknown {
  switch (type.name) {
    case 'Int':
      return random.int(100);
    case 'Float':
      return random.int(100) / 4;
    case 'Boolean':
      return random.chance(0.5);
    case '_Any':
      return {
        __typename: random.pick(['Node', 'Process', 'Checkpoint', 'Assembly', 'NoSuch']),
        id: 'a',
        providerId: 'b',
      };
    default:
      return `input ${random.int(10)}`;
  }
}
