import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, print, visit } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { connectorResolvers } from '../connectors/index.ts';
import { buildSubgraph } from './federation.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { serverLinks } from '../links/server.ts';
import { root } from '../root.ts';
import { renameKeys, renameIn } from './renaming.ts';
import type { Names } from './renaming.ts';
import { DateScalar, DateTime, JsonScalar, SafeInt } from './scalars.ts';
import { withoutUnreachableTypes } from './unreachableTypes.ts';
import { guardWrites } from '../writes.ts';
import type { Guard } from '../writes.ts';

const folder = new URL('schema/', root);

/** The text of schema/*.graphql, less the mutations that are off. */
export function typeDefs(mutations: readonly string[] | null = null): DocumentNode {
  const files = readdirSync(fileURLToPath(folder)).filter((file) => file.endsWith('.graphql'));
  const whole = parse(files.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n'));
  return mutations === null ? whole : withMutations(whole, mutations);
}

/** Types that only mutations led to which are off may be renamed all the same, so they go last. */
function served(mutations: readonly string[] | null, names: Names): DocumentNode {
  const document = renameIn(typeDefs(mutations), names);
  return mutations === null ? document : withoutUnreachableTypes(document);
}

function withMutations(whole: DocumentNode, mutations: readonly string[]): DocumentNode {
  const cut = visit(whole, {
    ObjectTypeExtension(node) {
      if (node.name.value !== 'Mutation') return undefined;
      const fields = node.fields?.filter((field) => mutations.includes(field.name.value)) ?? [];
      return fields.length === 0 ? null : { ...node, fields };
    },
  });
  return mutations.length > 0 ? cut : visit(cut, { ObjectTypeDefinition: withoutMutation });
}

function withoutMutation(node: { readonly name: { readonly value: string } }): null | undefined {
  return node.name.value === 'Mutation' ? null : undefined;
}

const gatewayResolvers: Resolvers = {
  DateTime,
  Date: DateScalar,
  JSON: JsonScalar,
  SafeInt,
  Query: { upstreamServices: async (_root, _args, context) => context.services() },
};

/** The executable subgraph, `_service` and `_entities` included, less the mutations that are off, under new names where they are called for. */
export function buildSchema(guard: Guard, names: Names = {}): GraphQLSchema {
  // Several modules may add fields to one type.
  const modules = [gatewayResolvers, ...connectorResolvers, serverLinks].map((module) =>
    renameKeys(module, names),
  );
  const schema = buildSubgraph(served(guard.settings.allowed, names), modules);
  guardWrites(schema, guard);
  return schema;
}

/** The SDL as a composer or a code generator takes it. */
export function sdl(mutations: readonly string[] | null = null, names: Names = {}): string {
  return print(served(mutations, names));
}
