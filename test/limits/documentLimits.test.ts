import { Kind, parse, specifiedRules, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/config/readSettings.ts';
import type { LimitSettings } from '../../src/config/settings.ts';
import { DocumentLimits } from '../../src/limits/documentLimits.ts';
import { valueOf } from '../../src/limits/estimate.ts';
import { buildSchema } from '../../src/schema/build.ts';

const settings = readSettings({ env: {}, cwd: '/nowhere', home: '/nowhere', embedded: {} });
const schema = buildSchema({ settings: settings.writes, audit: () => undefined });

function look(text: string, limits: Partial<LimitSettings> = {}) {
  const documents = new DocumentLimits(schema, { ...settings.limits, ...limits });
  const document = parse(text);
  const messages = validate(schema, document, [...specifiedRules, documents.rule]).map(
    ({ message }) => message,
  );
  const [operation] = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const plan = operation && documents.plan(operation);
  const calls = (variables = {}) =>
    plan === undefined ? NaN : valueOf(plan.measure.calls, { ...plan.defaults, ...variables });
  return { messages, measure: plan?.measure, calls };
}

describe('counting', () => {
  it('counts levels, aliases and fields through fragments', () => {
    const { measure } = look(`
      { a: nodes { ...page } nodes { ...page } }
      fragment page on NodeConnection { list: nodes { ...one } }
      fragment one on Node { id introspection { state } }`);
    expect(measure).toMatchObject({ depth: 4, aliases: 3, rootFields: 2, fields: 10 });
  });

  it('counts root fields that a fragment brings', () => {
    const { measure } = look(
      '{ ...all ... { nodes { nodes { id } } } } fragment all on Query { assembly(id: 1) { id } }',
    );
    expect(measure).toMatchObject({ rootFields: 2 });
  });

  it('leaves out the levels of schema introspection', () => {
    const { messages, measure } = look(
      '{ __schema { t: types { fields { args { type { ofType { name } } } } } } }',
      {
        depth: 2,
      },
    );
    expect(messages).toEqual([]);
    expect(measure).toMatchObject({ depth: 0, aliases: 1, fields: 7 });
  });

  it('takes no longer for fragments that spread each other twice, sixty times over', () => {
    const chain = Array.from(
      { length: 60 },
      (_, i) => `fragment f${i} on Node { ...f${i + 1} ...f${i + 1} }`,
    );
    const { messages } = look(`{ node(id: 1) { ...f0 } } ${chain.join(' ')} fragment f60 on Node { id }`);
    expect(messages).toEqual([
      'The operation, its fragments opened, has over a billion fields; the limit is 5000.',
    ]);
  });
});

describe('refusing', () => {
  it.each([
    ['depth', '{ nodes { nodes { id } } }', { depth: 2 }, 'is 3 levels deep; the limit is 2.'],
    ['aliases', '{ a: upstreamServices { b: name } }', { aliases: 1 }, 'has 2 aliases; the limit is 1.'],
    [
      'root fields',
      '{ upstreamServices { name } nodes { nodes { id } } }',
      { rootFields: 1 },
      'has 2 root fields; the limit is 1.',
    ],
    ['fields', '{ nodes { nodes { id } } }', { fields: 2 }, 'has 3 fields; the limit is 2.'],
  ])('names number and limit of %s', (_what, text, limits, words) => {
    expect(look(text, limits).messages).toEqual([`The operation, its fragments opened, ${words}`]);
  });

  it('names the length of a list in the document', () => {
    const text = 'mutation { createServerEvents(input: { events: [1, 2, 3] }) { upstreamRequestIds } }';
    expect(look(text, { listInput: 2 }).messages).toContain(
      'A list in the document has 3 items; the limit is 2.',
    );
  });

  it('survives fragments that spread themselves, in numbers that overflow graphql-js', () => {
    const ring = Array.from(
      { length: 300 },
      (_, i) => `fragment f${i} on Node { ...f${(i + 1) % 300} ...f${(i + 7) % 300} }`,
    );
    const { messages } = look(`{ node(id: 1) { ...f0 } } ${ring.join(' ')}`);
    expect(messages.at(-1)).toMatch(/^The fragment "f\d+" spreads itself\.$/);
  });
});

describe('the estimate of upstream calls', () => {
  const id = '"4d7f0e2a-55b1-4c1f-9d7c-2f8f6a0c1b33"';

  it.each([
    ['an entity', '{ node(id: 1) { id } }', 1],
    ['a list of no more than ids', '{ nodes { nodes { id } } }', 1],
    ['a list by its default size', '{ nodes { nodes { inventory { hostname } } } }', 51],
    ['a list by its argument', '{ nodes(first: 7) { edges { node { introspectionData } } } }', 8],
    [
      'a list within a list',
      `{ protectionProviders(first: 3) { nodes { checkpoints(first: 4) { nodes { provider { name } } } } } }`,
      1 + 3 * (1 + 4),
    ],
    ['page info, once', '{ nodes(first: 9) { pageInfo { hasNextPage } } }', 1],
    [
      'rows in a fragment',
      '{ nodes(first: 5) { ...rows } } fragment rows on NodeConnection { nodes { inventory { hostname } } }',
      6,
    ],
    [
      'a write',
      `mutation { deleteCheckpoint(input: { providerId: ${id}, id: ${id} }) { userErrors { code } } }`,
      3,
    ],
  ])('counts %s', (_what, text, calls) => expect(look(text).calls()).toBe(calls));

  const leftOut =
    'lifecycleAction intent statusReason startTime endTime durationMs assemblyProperties context previousInstance desiredInstance executionPlan';

  it.each(leftOut.split(' '))('counts what a row of TNC-O’s list may leave out: %s', (field) => {
    expect(look(`{ processes(first: 7) { nodes { id ${field} } } }`).calls()).toBe(8);
  });

  it('lets the longest page through with all that', () => {
    const calls = look(`{ processes(first: 1000) { nodes { id ${leftOut} } } }`).calls();
    expect(calls).toBeLessThanOrEqual(settings.limits.estimatedCalls);
  });

  it('takes sizes from variables, and from their defaults', () => {
    const { calls } = look('query ($n: Int! = 20) { nodes(first: $n) { nodes { inventory { hostname } } } }');
    expect(calls()).toBe(21);
    expect(calls({ n: 400 })).toBe(401);
  });

  it('counts a call for each representation', () => {
    const { calls } = look(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Node { inventory { hostname } } } }',
    );
    expect(calls({ r: Array.from({ length: 30 }) })).toBe(60);
  });
});
