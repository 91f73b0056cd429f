import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, lexicographicSortSchema, print, printType, validateSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { badInput } from '../src/errors.ts';
import { buildSubgraph } from '../src/schema/federation.ts';
import type { Resolvers } from '../src/generated/graphql.ts';
import { typeDefs } from '../src/schema/build.ts';

const uuid = '1c0f61da-fcaf-41c5-aeba-09b952c8d30e';
const models: Resolvers = {
  Node: {
    __resolveReference: ({ id }) => {
      if (id === 'broken') throw badInput('this one is broken');
      return Object.freeze({ id });
    },
  },
  Checkpoint: { __resolveReference: () => null },
};
const schema = buildSubgraph(typeDefs(), [models]);

async function entities(...representations: unknown[]) {
  const source = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { __typename ... on Node { id } ... on Server { id } }
  }`;
  const { data, errors = [] } = await graphql({ schema, source, variableValues: { representations } });
  return { data: data?.['_entities'], errors: errors.map(({ path, message }) => [path?.at(-1), message]) };
}

describe('the subgraph beside that of @apollo/subgraph', () => {
  const reference = lexicographicSortSchema(buildSubgraphSchema({ typeDefs: typeDefs() }));
  const ours = lexicographicSortSchema(schema);
  const own = (of: GraphQLSchema) =>
    Object.values(of.getTypeMap()).filter(({ name }) => !/^(?:__|link__|federation__)/.test(name));

  it('has the same types', () => {
    expect(own(ours).map(printType)).toEqual(own(reference).map(printType));
    expect(validateSchema(ours)).toEqual([]);
  });

  it('declares the directives that it imports alike', () => {
    const imported = /import: \[([^\]]*)\]/.exec(print(typeDefs()))?.[1] ?? '';
    const names = [...imported.matchAll(/"@(\w+)"/g)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(3);
    const declared = (of: GraphQLSchema) =>
      names.map((name) => {
        const { args = [], locations, isRepeatable } = of.getDirective(name) ?? {};
        const printed = args.map((arg) => [arg.name, String(arg.type), arg.defaultValue]);
        return [name, isRepeatable, [...(locations ?? [])].sort(), printed];
      });
    expect(declared(ours)).toEqual(declared(reference));
  });
});

describe('_entities', () => {
  it('answers in the order asked, objects that may not be written to among them', async () => {
    const asked = [
      { __typename: 'Server', id: 'b' },
      { __typename: 'Node', id: uuid },
    ];
    expect(await entities(...asked)).toEqual({ data: asked, errors: [] });
  });

  it('answers null for what is absent', async () => {
    const checkpoint = { __typename: 'Checkpoint', providerId: uuid, id: uuid };
    expect(await entities(checkpoint)).toEqual({ data: [null], errors: [] });
  });

  it('lets one representation fail by itself', async () => {
    const { data, errors } = await entities(
      { __typename: 'Node', id: 'broken' },
      { __typename: 'Node', id: uuid },
    );
    expect(data).toEqual([null, { __typename: 'Node', id: uuid }]);
    expect(errors).toEqual([[0, 'this one is broken']]);
  });

  it.each([
    [{ __typename: 'Query' }, "A representation's __typename is one of "],
    [{ id: uuid }, "A representation's __typename is one of "],
    ['Node', "A representation's __typename is one of "],
    [{ __typename: 'Checkpoint', id: uuid }, 'A representation of Checkpoint has providerId and id.'],
    [{ __typename: 'Node', id: 7 }, 'A representation of Node has id.'],
  ])('refuses %j in words', async (representation, message) => {
    const { data, errors } = await entities(representation);
    expect(data).toEqual([null]);
    expect(errors).toEqual([[0, expect.stringContaining(message)]]);
  });
});
