import { Kind, parse, validate } from 'graphql';
import type { GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changes, variablesOf } from '../../explorer/example.ts';
import type { Example } from '../../explorer/example.ts';
import { exampleGroups } from '../../explorer/examples.ts';
import { readSettings } from '../../src/config/readSettings.ts';
import { startEmbeddedCloud } from '../../src/embedded/cloud.ts';
import type { EmbeddedCloud } from '../../src/embedded/cloud.ts';
import { createGateway } from '../../src/gateway.ts';
import type { Gateway } from '../../src/gateway.ts';
import { buildSchema } from '../../src/schema/build.ts';

const settings = (env: Readonly<Record<string, string>> = {}) =>
  readSettings({ env: {}, cwd: '/nowhere', home: '/nowhere', embedded: env });
const examples = exampleGroups.flatMap((group) => group.examples);
const cases = examples.map((example) => ({ title: example.title, example }));

let cloud: EmbeddedCloud;
let gateway: Gateway;

beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  gateway = await createGateway(settings(cloud.env));
});

afterAll(async () => {
  await gateway.stop();
  await cloud.close();
});

const run = async (query: string, variables: Readonly<Record<string, unknown>> = {}) => {
  const signal = new AbortController().signal;
  const contextValue = await gateway.context({ requestId: 'req-example', token: null, signal });
  const { body } = await gateway.server.executeOperation({ query, variables }, { contextValue });
  if (body.kind !== 'single') throw new Error('an answer in parts');
  return body.singleResult;
};

const ask = async (query: string) => {
  const { data, errors } = await run(query);
  expect(errors).toBeUndefined();
  return data;
};

const rootFields = (type: GraphQLObjectType | null | undefined) =>
  Object.keys(type?.getFields() ?? {}).filter((name) => !name.startsWith('_'));

const rootFieldsOf = ({ document }: Example) =>
  parse(document).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? definition.selectionSet.selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : []))
      : [],
  );

describe('the explorer’s examples', () => {
  const schema = buildSchema({ settings: settings().writes, audit: () => undefined });

  it('cover every query and every mutation', () => {
    const shown = new Set(examples.flatMap(rootFieldsOf));
    const all = [...rootFields(schema.getQueryType()), ...rootFields(schema.getMutationType())];
    expect(all.length).toBeGreaterThanOrEqual(18);
    expect(all.filter((name) => !shown.has(name))).toEqual([]);
  });

  it('have a title each', () => {
    expect(new Set(examples.map(({ title }) => title)).size).toBe(examples.length);
  });

  it('say which of them change something', () => {
    const changing = examples.filter(changes).flatMap(rootFieldsOf);
    expect(new Set(changing)).toEqual(new Set(rootFields(schema.getMutationType())));
  });

  it.each(cases)('validate: $title', ({ example }) => {
    expect(validate(schema, parse(example.document))).toEqual([]);
  });

  it.each(cases)('run on the embedded cloud: $title', async ({ example }) => {
    const variables = await variablesOf(example, ask);
    expect(JSON.stringify(variables)).not.toContain('""');
    const { data, errors } = await run(example.document, variables);
    expect(errors).toBeUndefined();
    for (const value of Object.values(data ?? {})) expect(value).not.toBeNull();
    expect(JSON.stringify(data)).not.toContain('"userErrors":[{');
  });
});

describe('the variables of an example', () => {
  const example = {
    title: '',
    about: '',
    document: 'query A { a }',
    variables: { input: { rows: [{ id: '' }, { id: 'kept' }] } },
    lookup: { query: '{ rows { id } }', picks: { 'input.rows.0.id': 'rows.*.one.id' } },
  };

  it('take the first item that has what is looked for', async () => {
    const data = { rows: [{ one: null }, { one: { id: 'found' } }, { one: { id: 'later' } }] };
    const filled = { input: { rows: [{ id: 'found' }, { id: 'kept' }] } };
    expect(await variablesOf(example, async () => data)).toEqual(filled);
  });

  it.each([null, {}, { rows: [] }, { rows: 'none' }])(
    'stay as they are when the answer is %j',
    async (data) => {
      expect(await variablesOf(example, async () => data)).toEqual(example.variables);
    },
  );
});
