import type { Resolvers } from '../../generated/graphql.ts';
import { checkedId, uuid } from '../../ids.ts';
import { checkPointers } from '../../json/pointer.ts';
import type { JsonDocument } from '../../json/document.ts';
import type { BareMetalNode } from './model.ts';
import type { InspectorSession } from './session.ts';
import { abortIntrospection, reapplyIntrospection, startIntrospection } from './writes.ts';
import type { NodeWrite } from './writes.ts';

const nodeAfterWrite = {
  node: async (
    { nodeId }: NodeWrite,
    _args: object,
    { inspector }: { readonly inspector: InspectorSession },
  ) => (nodeId === null ? null : inspector.loaders.node(nodeId)),
};

export const inspectorResolvers: Resolvers = {
  Query: {
    node: async (_root, { id }, { inspector }) => inspector.loaders.node(id),
    nodes: async (_root, { first, after, filter }, { inspector }) =>
      inspector.loaders.nodes.load({ first, after: after ?? null, states: filter?.states ?? null }),
  },
  Mutation: {
    startIntrospection: async (_root, { input }, { inspector }) =>
      startIntrospection(inspector, input.nodeId, input.manageBoot ?? null),
    abortIntrospection: async (_root, { input }, { inspector }) =>
      abortIntrospection(inspector, input.nodeId),
    reapplyIntrospection: async (_root, { input }, { inspector }) =>
      reapplyIntrospection(inspector, input.nodeId, input.data ?? null),
  },
  StartIntrospectionPayload: nodeAfterWrite,
  AbortIntrospectionPayload: nodeAfterWrite,
  ReapplyIntrospectionPayload: nodeAfterWrite,
  Node: {
    __resolveReference: ({ id }): BareMetalNode => ({ id: uuid(id) ?? checkedId(id) }),
    introspection: ({ id, introspection }, _args, { inspector }) =>
      introspection === undefined ? inspector.loaders.introspection.load(id) : introspection,
    introspectionData: async ({ id }, { paths }, { inspector }) =>
      selected(await inspector.loaders.data.load(id), paths),
    unprocessedIntrospectionData: async ({ id }, { paths }, { inspector }) =>
      selected(await inspector.loaders.unprocessedData.load(id), paths),
    inventory: async ({ id }, _args, { inspector }) => inspector.loaders.inventory.load(id),
  },
};

async function selected(data: JsonDocument | null, paths: readonly string[] | null | undefined) {
  if (paths !== null && paths !== undefined) checkPointers(paths);
  if (data === null) return null;
  return paths === null || paths === undefined ? data.whole() : data.pick(paths);
}
