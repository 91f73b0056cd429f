import {
  Kind,
  graphqlSync,
  isNonNullType,
  isObjectType,
  isUnionType,
  parse,
  validateSchema,
  visit,
} from 'graphql';
import type { FieldDefinitionNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src/errors.ts';
import { buildSubgraph } from '../../src/schema/federation.ts';
import { publicSchema, schemaText } from './documents.ts';
import { missing, structure } from './structure.ts';

const typeDefs = publicSchema();
const schema = buildSubgraph(typeDefs, []);

function fields(): FieldDefinitionNode[] {
  const found: FieldDefinitionNode[] = [];
  visit(typeDefs, { FieldDefinition: (field) => void found.push(field) });
  return found;
}

const carries = (field: FieldDefinitionNode, directive: string) =>
  field.directives?.some(({ name }) => name.value === directive) ?? false;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

describe('as a Federation 2 subgraph', () => {
  it('builds into a valid schema', () => {
    expect(validateSchema(schema)).toEqual([]);
  });

  it('offers the entities that it can resolve, and the server that it cannot', () => {
    const entity = schema.getType('_Entity');
    const names = isUnionType(entity) ? entity.getTypes().map(({ name }) => name) : [];
    expect(names.sort()).toEqual([
      'Assembly',
      'Checkpoint',
      'Node',
      'OperationLog',
      'Process',
      'ProtectionProvider',
      'Server',
    ]);
  });

  it('hands a router its whole structure', () => {
    const { data } = graphqlSync({ schema, source: '{ _service { sdl } }' });
    const service: unknown = data?.['_service'];
    const sdl = isRecord(service) ? String(service['sdl']) : '';
    expect(missing(structure(parse(sdl)), structure(typeDefs))).toEqual([]);
  });

  it('imports the directives that it uses, and no others', () => {
    const used = new Set<string>();
    visit(typeDefs, { Directive: ({ name }) => void used.add(`@${name.value}`) });
    used.delete('@link');
    const imported = /import: \[([^\]]*)\]/.exec(schemaText('base.graphql'))?.[1] ?? '';
    expect([...imported.matchAll(/"(@\w+)"/g)].map(([, name]) => name).sort()).toEqual([...used].sort());
  });
});

describe('what the schema promises', () => {
  it('loses no more than one root field to an upstream that is down', () => {
    const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.values(type?.getFields() ?? {}),
    );
    const bare = roots.filter(({ name }) => !name.startsWith('_'));
    expect(bare.length).toBe(18);
    expect(bare.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
  });

  it('leaves null possible wherever a field calls an upstream', () => {
    const calling = fields().filter((field) => carries(field, 'cost'));
    expect(calling.length).toBeGreaterThan(25);
    expect(
      calling.filter(({ type }) => type.kind === Kind.NON_NULL_TYPE).map(({ name }) => name.value),
    ).toEqual([]);
  });

  it('tells the size and cost of every page', () => {
    const pages = fields().filter(({ arguments: given }) =>
      given?.some(({ name }) => name.value === 'first'),
    );
    expect(pages.length).toBe(8);
    expect(pages.filter((page) => !carries(page, 'listSize') || !carries(page, 'cost'))).toEqual([]);
  });

  it('charges objects nothing: the fields that call an upstream are what costs', () => {
    const entities = ['_Service', 'Query', 'Mutation'];
    const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
    const free = objects.filter(({ name }) => !name.startsWith('__') && !entities.includes(name));
    const charged = free.filter(
      ({ astNode }) => !astNode?.directives?.some((directive) => directive.name.value === 'cost'),
    );
    expect(charged.map(({ name }) => name)).toEqual([]);
  });

  it('names every error code', () => {
    const description = schema.getQueryType()?.description ?? '';
    const named = [...description.matchAll(/`([A-Z][A-Z_]+_[A-Z_]+|FORBIDDEN|UNAUTHENTICATED)`/g)];
    expect([...new Set(named.map(([, code]) => code))].sort()).toEqual(Object.keys(errorCodes).sort());
  });

  it('keeps the upstreams out of the base but for the list of their names', () => {
    const base = schemaText('base.graphql').replace(/enum UpstreamServiceName \{[^}]*\}/, '');
    expect(base).not.toMatch(/ironic|inspector|tnc-?o|nova|karbor|keystone|checkpoint|assembly/i);
  });
});
