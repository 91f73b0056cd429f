import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import type { ValueNode } from 'graphql';
import { deepestJson, isTooDeep } from '../json/depth.ts';
import { DecodeError } from '../json/read.ts';
import type { Reader } from '../json/read.ts';
import { day, utcTime } from '../json/time.ts';

/** Values leave as the models hold them, already in their one form; only what comes in is checked. */
function asItIs(value: unknown): unknown {
  return value;
}

function text(name: string, read: Reader<string>, wanted: string): GraphQLScalarType {
  const parse = (value: unknown): string => {
    try {
      return read(value);
    } catch (cause) {
      if (!(cause instanceof DecodeError)) throw cause;
      throw new GraphQLError(`${name} wants ${wanted}.`, { extensions: { code: 'BAD_USER_INPUT' } });
    }
  };
  return new GraphQLScalarType({
    name,
    serialize: asItIs,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}

const zoned = /(?:Z|[+-]\d\d:\d\d)$/;

export const DateTime = text(
  'DateTime',
  (value) => {
    if (typeof value === 'string' && !zoned.test(value)) throw new DecodeError('expected a zone');
    return utcTime(value);
  },
  'an RFC 3339 time with its zone, as 2026-11-21T08:43:22Z',
);

export const DateScalar = text('Date', day, 'a day as YYYY-MM-DD');

export const SafeInt = new GraphQLScalarType({
  name: 'SafeInt',
  serialize: asItIs,
  parseValue: safeInt,
  parseLiteral: (node) => safeInt(node.kind === Kind.INT ? Number(node.value) : undefined),
});

function safeInt(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new GraphQLError('SafeInt wants a whole number within 2^53 - 1.', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

export const JsonScalar = new GraphQLScalarType({
  name: 'JSON',
  serialize: asItIs,
  parseValue: shallow,
  parseLiteral: (node, variables) => jsonOf(node, variables),
});

function shallow(value: unknown): unknown {
  if (isTooDeep(value)) throw tooDeep();
  return value;
}

function tooDeep(): GraphQLError {
  return new GraphQLError(`A JSON value is nested deeper than ${deepestJson} levels; that is the limit.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

type Variables = Readonly<Record<string, unknown>> | null | undefined;

function jsonOf(node: ValueNode, variables: Variables, level = 0): unknown {
  if (level > deepestJson) throw tooDeep();
  switch (node.kind) {
    case Kind.STRING:
    case Kind.BOOLEAN:
      return node.value;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.NULL:
      return null;
    case Kind.LIST:
      return node.values.map((value) => jsonOf(value, variables, level + 1) ?? null);
    case Kind.OBJECT:
      // A variable that was left out leaves out its key, as it does in GraphQL's own input objects.
      return Object.fromEntries(
        node.fields
          .map(({ name, value }) => [name.value, jsonOf(value, variables, level + 1)] as const)
          .filter(([, value]) => value !== undefined),
      );
    case Kind.VARIABLE:
      return variables?.[node.name.value];
    case Kind.ENUM:
      throw new GraphQLError('A JSON value holds no enum.', { extensions: { code: 'BAD_USER_INPUT' } });
  }
}
