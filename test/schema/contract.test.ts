import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { contract, publicSchema } from './documents.ts';
import { missing, required, structure } from './structure.ts';

describe('the public schema', () => {
  it('keeps every name, type, default, key and enum value of the contract', () => {
    expect(structure(contract()).size).toBeGreaterThan(400);
    expect(missing(structure(publicSchema()), structure(contract()))).toEqual([]);
  });

  it('asks clients for nothing that the contract does not ask for', () => {
    expect(missing(required(contract()), required(publicSchema()))).toEqual([]);
  });
});

describe('the comparison', () => {
  const lines = (text: string) => [...structure(parse(text))];

  it('sees types, arguments, defaults and directives', () => {
    const text =
      'type T @key(fields: "id") @cost(weight: 0) { "d" a(first: Int! = 5, id: ID!): [T!] @shareable }';
    expect(lines(text)).toEqual([
      'T is an object',
      'T @key(fields: "id")',
      'T.a: [T!]',
      'T.a @shareable',
      'T.a input first: Int! = 5',
      'T.a input id: ID!',
    ]);
    expect([...required(parse(text))]).toEqual(['T.a input id: ID!']);
  });

  it('sees input fields and enum values', () => {
    expect(lines('input I { a: E = X, b: Int! } enum E { X Y }')).toEqual([
      'I is an input',
      'I input a: E = X',
      'I input b: Int!',
      'E is an enum',
      'E.X',
      'E.Y',
    ]);
  });
});
