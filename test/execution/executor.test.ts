import { buildSchema, execute as executeWithGraphqlJs, parse } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Request } from '../../src/execution/compiledOperations.ts';
import { createExecutor } from '../../src/execution/executor.ts';

const text = `
  enum Colour { RED GREEN }
  interface Named { name: String! }
  type Cat implements Named { name: String! lives: Int colour: Colour friend: Named }
  type Dog implements Named { name: String! barks: Boolean }
  union Pet = Cat | Dog
  input Wish { name: String! lives: Int! = 9 }
  type Query { cat: Cat sure: Cat! pets: [Pet!] named(wish: Wish, name: String): Named names: [String!] }
  type Mutation { first: Int second: Int! third: Int }
`;

function schemaWith(resolvers: Record<string, (...args: never[]) => unknown>): GraphQLSchema {
  const schema = buildSchema(text);
  for (const [place, resolve] of Object.entries(resolvers)) {
    const [type = '', field = ''] = place.split('.');
    const definition = schema.getType(type);
    if (definition && 'getFields' in definition)
      Object.assign(definition.getFields()[field] ?? {}, { resolve });
  }
  return schema;
}

/** What both executors answer; ours has compiled, unless it cannot. */
async function both(schema: GraphQLSchema, query: string, more: Omit<Request, 'document'> = {}) {
  const request = { ...more, document: parse(query) };
  const compiled = await createExecutor(schema, { compile: 'always' }).execute(request);
  const expected = await executeWithGraphqlJs({ ...request, schema });
  return { ours: formatted(compiled), expected: formatted(expected), data: compiled.data };
}

const formatted = (result: ExecutionResult) => JSON.stringify(result);

const felix = { __typename: 'Cat', name: 'Felix', lives: 9, colour: 'RED' };

describe('when it compiles', () => {
  const schema = buildSchema(text);

  it('leaves what comes once to graphql-js, so that a flood of new queries compiles nothing', () => {
    const executor = createExecutor(schema);
    for (let index = 0; index < 50; index += 1)
      void executor.execute({ document: parse(`{ a${index}: cat { name } }`) });
    expect(executor.kept.size).toBe(0);
    const document = parse('{ cat { name } }');
    for (let index = 0; index < 3; index += 1) void executor.execute({ document, rootValue: { cat: felix } });
    expect(executor.kept.size).toBe(1);
  });

  it('keeps no more than it may', () => {
    const executor = createExecutor(schema, { maxCompiled: 10, compile: 'always' });
    for (let index = 0; index < 50; index += 1)
      void executor.execute({ document: parse(`{ a${index}: cat { name } }`) });
    expect(executor.kept.size).toBeLessThanOrEqual(10);
  });

  const fields = (name: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${name}${index}: cat { name lives }`).join(' ');

  it('keeps no more than memory allows, whatever is sent: large operations in many forms, or large texts', () => {
    const executor = createExecutor(schema, { maxWeight: 5000, compile: 'always' });
    const conditions = '($a: Boolean!, $b: Boolean!, $c: Boolean!)';
    const some =
      '... @skip(if: $a) { sure { name } } pets @skip(if: $b) { __typename } cat @skip(if: $c) { name }';
    for (let index = 0; index < 10; index += 1) {
      const document = parse(`query ${conditions} { ${some} ${fields(`a${index}_`, 300)} }`);
      for (const a of [true, false])
        for (const b of [true, false])
          for (const c of [true, false])
            void executor.execute({ document, variableValues: { a, b, c }, rootValue: { sure: felix } });
      expect(executor.kept.weight).toBeLessThanOrEqual(5000);
    }
    // 900 fields and more in each form: of eight, two are compiled.
    expect(executor.kept.compilations).toBe(20);
    for (let index = 0; index < 10; index += 1)
      void executor.execute({
        document: parse(`{ ${'cat { name } '.repeat(1000)} a${index}: cat { name } }`),
      });
    expect(executor.kept.size).toBeLessThan(10);
    expect(executor.kept.weight).toBeLessThanOrEqual(5000);
  });

  it('keeps what is asked for again and again while a flood of others passes', () => {
    const executor = createExecutor(schema, { maxWeight: 2000, maxCompiled: 20 });
    const hot = [parse('{ cat { name } }'), parse('query Lives { cat { lives } }')] as const;
    const ask = (document: DocumentNode, times: number) => {
      for (let time = 0; time < times; time += 1)
        void executor.execute({ document, rootValue: { cat: felix } });
    };
    for (const document of hot) ask(document, 2);
    expect(executor.kept.compilations).toBe(2);
    for (let index = 0; index < 200; index += 1) {
      ask(parse(`{ ${fields(`a${index}_`, index % 50)} cat { name } }`), 3);
      for (const document of hot) ask(document, 1);
    }
    expect(executor.kept.compilations).toBe(202);
    expect(executor.kept.size).toBeLessThanOrEqual(20);
  });

  it('gives the answer without a promise where every value is there', () => {
    const executor = createExecutor(schema, { compile: 'always' });
    const result = executor.execute({ document: parse('{ cat { name lives } }'), rootValue: { cat: felix } });
    expect(result).toEqual({ data: { cat: { name: 'Felix', lives: 9 } } });
  });

  it('takes each operation of a document for itself', async () => {
    const executor = createExecutor(schema, { compile: 'always' });
    const document = parse('query A { cat { name } } query B { cat { lives } }');
    for (const [operationName, cat] of [
      ['A', { name: 'Felix' }],
      ['B', { lives: 9 }],
    ] as const) {
      expect(await executor.execute({ document, operationName, rootValue: { cat: felix } })).toEqual({
        data: { cat },
      });
    }
  });
});

describe('what it answers', () => {
  it.each([
    ['an unknown operation', 'query A { cat { name } }', { operationName: 'B' }],
    ['operations without a name to choose', 'query A { cat { name } } query B { cat { name } }', {}],
    ['a missing variable', 'query ($name: String!) { named(name: $name) { name } }', {}],
    [
      'wrong variables',
      'query ($wish: Wish!) { named(wish: $wish) { name } }',
      { variableValues: { wish: { name: 1, lives: 'x' } } },
    ],
    [
      'a condition that is null',
      'query ($if: Boolean = true) { cat { name @skip(if: $if) } }',
      { variableValues: { if: null } },
    ],
    ['a name that would be a prototype', '{ __proto__: cat { name } }', {}],
    ['a subscription', 'subscription { cat { name } }', {}],
    ['no selection left', '{ cat { name @skip(if: true) } }', {}],
    ['a missing non-null object', '{ sure { name } cat { name } }', {}],
    [
      'more fields than it compiles',
      `{ ${Array.from({ length: 2100 }, (_, index) => `a${index}: cat { name }`).join(' ')} }`,
      {},
    ],
    [
      'more levels than it compiles',
      `{ cat { ...F0 } } ${Array.from({ length: 1500 }, (_, level) => `fragment F${level} on Cat { friend { ...F${level + 1} } }`).join(' ')} fragment F1500 on Cat { name }`,
      {},
    ],
    [
      'introspection',
      '{ __schema { types { name fields { name type { name ofType { name } } } } } __type(name: "Cat") { name } }',
      {},
    ],
  ])('is what graphql-js answers to %s', async (_, query, more) => {
    const { ours, expected } = await both(buildSchema(text), query, { rootValue: { cat: felix }, ...more });
    expect(ours).toBe(expected);
  });

  it('decides conditions anew for each request', async () => {
    const schema = buildSchema(text);
    const executor = createExecutor(schema, { compile: 'always' });
    const document = parse(
      'query ($if: Boolean!) { cat { lives @skip(if: $if) name lives @include(if: $if) } }',
    );
    const keys = async (value: boolean) => {
      const { data } = await executor.execute({
        document,
        rootValue: { cat: felix },
        variableValues: { if: value },
      });
      return JSON.stringify(data);
    };
    expect(await keys(true)).toBe('{"cat":{"name":"Felix","lives":9}}');
    expect(await keys(false)).toBe('{"cat":{"lives":9,"name":"Felix"}}');
  });

  it('merges equal fields of fragments by type', async () => {
    const query =
      '{ pets { ... on Cat { name } ...P } } fragment P on Pet { __typename ... on Named { name } ... on Dog { barks } }';
    const pets = [
      felix,
      Promise.resolve({ __typename: 'Dog', name: 'Rex', barks: true }),
      { __typename: 'Fish' },
    ];
    const { ours, expected } = await both(buildSchema(text), query, { rootValue: { pets } });
    expect(ours).toBe(expected);
    const two = await both(buildSchema(text), query, { rootValue: { pets: pets.slice(0, 2) } });
    expect(two.data).toEqual({
      pets: [
        { name: 'Felix', __typename: 'Cat' },
        { __typename: 'Dog', name: 'Rex', barks: true },
      ],
    });
  });

  it('hands arguments to each call as objects of its own', async () => {
    const seen: object[] = [];
    const schema = schemaWith({
      'Cat.friend': (_cat: unknown, args: object) => void seen.push(args),
      'Query.named': (_root: unknown, args: object) => void seen.push(args),
    });
    await both(schema, '{ named(wish: { name: "x" }) { name } pets { ... on Cat { friend { name } } } }', {
      rootValue: { pets: [felix, felix] },
    });
    expect(seen[0]).toEqual({ wish: { name: 'x', lives: 9 } });
    expect(new Set(seen).size).toBe(6);
  });

  it('runs mutations one after another, and none after one that failed as a whole', async () => {
    const calls: string[] = [];
    const step =
      (name: string, fails = false) =>
      async () => {
        calls.push(`${name} begins`);
        await Promise.resolve();
        calls.push(`${name} ends`);
        if (fails) throw new Error('no');
        return 1;
      };
    const schema = schemaWith({
      'Mutation.first': step('first'),
      'Mutation.second': step('second', true),
      'Mutation.third': step('third'),
    });
    const result = await createExecutor(schema, { compile: 'always' }).execute({
      document: parse('mutation { first second third }'),
    });
    expect(calls).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
    expect(JSON.parse(formatted(result))).toMatchObject({
      data: null,
      errors: [{ path: ['second'], message: 'no' }],
    });
  });

  it('leaves no rejection unhandled where one item fails while another is on its way', async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => void unhandled.push(error);
    process.on('unhandledRejection', note);
    const pets = [{ __typename: 'Cat', name: Promise.reject(new Error('late')) }, null];
    const schema = buildSchema(text);
    const result = await createExecutor(schema, { compile: 'always' }).execute({
      document: parse('{ pets { ... on Cat { name } } }'),
      rootValue: { pets },
    });
    await new Promise((resolve) => setImmediate(resolve));
    process.removeListener('unhandledRejection', note);
    expect(result.data).toEqual({ pets: null });
    expect(unhandled).toEqual([]);
  });
});
